/* A batch on a bare STM32F405, in QEMU: the transcript goes through semihosting to the file `transcript` in QEMU's
 * working directory; the first program to run is the number in the file `from`. Semihosting operations: Arm IHI 0058;
 * FPU: ARMv7-M ARM, B3.2.20; exception frame: B1.5.6.
 */
#include "batch.h"

#define SCB_CPACR (*(volatile uint32_t *)0xe000ed88)
#define SCB_CCR (*(volatile uint32_t *)0xe000ed14)
#define CCR_DIV_0_TRP (1u << 4)
#define SYS_OPEN 0x01u
#define SYS_WRITE 0x05u
#define SYS_READ 0x06u
#define SYS_EXIT_EXTENDED 0x20u
#define MODE_READ 0u
#define MODE_WRITE 4u
#define APPLICATION_EXIT 0x20026u
#define XPSR_THUMB (1u << 24)

extern uint32_t stack_top[], data_start[], data_end[], data_from[], bss_start[], bss_end[];
void reset(void);
void fault(void);
void fault_frame(uint32_t *frame);

static uint32_t transcript;
static char buffer[4096];
static uint32_t filled;

static uint32_t semihost(uint32_t operation, const void *argument) {
	register uint32_t r0 __asm__("r0") = operation;
	register const void *r1 __asm__("r1") = argument;
	__asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
	return r0;
}

static uint32_t open_file(const char *name, uint32_t length, uint32_t mode) {
	const uint32_t block[3] = {(uint32_t)name, mode, length};
	return semihost(SYS_OPEN, block);
}

void batch_flush(void) {
	const uint32_t block[3] = {transcript, (uint32_t)buffer, filled};
	if (filled > 0)
		(void)semihost(SYS_WRITE, block);
	filled = 0;
}

void batch_write(const char *text, uint32_t length) {
	for (uint32_t i = 0; i < length; i++) {
		if (filled == sizeof buffer)
			batch_flush();
		buffer[filled++] = text[i];
	}
}

static uint32_t first_program(void) {
	const uint32_t file = open_file("from", 4, MODE_READ);
	char digits[10] = {0};
	const uint32_t block[3] = {file, (uint32_t)digits, sizeof digits};
	uint32_t from = 0;
	(void)semihost(SYS_READ, block);
	for (uint32_t i = 0; i < sizeof digits && digits[i] >= '0' && digits[i] <= '9'; i++)
		from = from * 10u + (uint32_t)(digits[i] - '0');
	return from;
}

/* The program goes on in batch_fault, as if it had called it, on the stack that longjmp will drop. */
void fault_frame(uint32_t *frame) {
	frame[6] = (uint32_t)batch_fault & ~1u;
	frame[7] = XPSR_THUMB;
}

/* From a fault exception of thread mode on the main stack. */
__attribute__((naked)) void fault(void) {
	__asm__ volatile("mov r0, sp\n\tpush {r4, lr}\n\tbl fault_frame\n\tpop {r4, pc}");
}

void reset(void) {
	SCB_CPACR |= 0xfu << 20;
	SCB_CCR |= CCR_DIV_0_TRP;
	__asm__ volatile("dsb\n\tisb");
	const uint32_t *from = data_from;
	for (uint32_t *to = data_start; to < data_end; to++)
		*to = *from++;
	for (uint32_t *to = bss_start; to < bss_end; to++)
		*to = 0;
	const uint32_t first = first_program();
	transcript = open_file("transcript", 10, MODE_WRITE);
	batch_run(first);
	const uint32_t block[2] = {APPLICATION_EXIT, 0};
	for (;;)
		(void)semihost(SYS_EXIT_EXTENDED, block);
}

__attribute__((section(".vectors"), used)) static const struct {
	uint32_t *stack;
	void (*entry[15])(void);
} vectors = {stack_top, {reset, fault, fault, fault, fault, fault}};
