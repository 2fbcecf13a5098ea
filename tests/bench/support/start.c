/* A bare STM32F405 that runs one benchmark program and says through semihosting what it took.
 *
 * TIM5 of QEMU's machine counts simulated nanoseconds, and under `-icount shift=3` an instruction takes eight of them:
 * the difference of two readings is exactly eight times the instructions between them. The start code checks that on a
 * loop of known length before it measures anything. Registers: RM0090, 18.4 (TIM2 to TIM5); FPU: ARMv7-M ARM, B3.2.20.
 */
#include <stdint.h>

#define TIM5_CR1 (*(volatile uint32_t *)0x40000c00)
#define TIM5_CNT (*(volatile uint32_t *)0x40000c24)
#define CR1_CEN 1u
#define SCB_CPACR (*(volatile uint32_t *)0xe000ed88)
#define COUNTS_AN_INSTRUCTION 8u
#define PAINTED_WORDS 2048u
#define PATTERN 0xc0ffee11u
#define SYS_WRITE0 4u
#define SYS_EXIT_EXTENDED 0x20u
#define EXIT_OK 0x20026u     /* ADP_Stopped_ApplicationExit */
#define EXIT_FAILED 0x20023u /* ADP_Stopped_RunTimeErrorUnknown */

extern uint32_t stack_top[], data_start[], data_end[], data_from[], bss_start[], bss_end[];
uint32_t bench_prepare(void);
uint32_t bench_run(void);
uint32_t bench_empty(void);
uint32_t bench_loop(uint32_t turns);
void reset(void);
void fault(void);
void bench_say(const char *name, uint32_t value);
_Noreturn void bench_exit(uint32_t reason);

static uint32_t semihost(uint32_t operation, const void *argument) {
	register uint32_t r0 __asm__("r0") = operation;
	register const void *r1 __asm__("r1") = argument;
	__asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
	return r0;
}

_Noreturn void bench_exit(uint32_t reason) {
	const uint32_t block[2] = {reason, reason == EXIT_OK ? 0u : 1u};
	for (;;)
		(void)semihost(SYS_EXIT_EXTENDED, block);
}

/* One line, `name value`. */
void bench_say(const char *name, uint32_t value) {
	char line[64];
	uint32_t at = 0;
	while (name[at] != '\0' && at < 40) {
		line[at] = name[at];
		at++;
	}
	line[at++] = ' ';
	char digits[10];
	uint32_t count = 0;
	do {
		digits[count++] = (char)('0' + value % 10u);
		value /= 10u;
	} while (value != 0u);
	while (count > 0u)
		line[at++] = digits[--count];
	line[at++] = '\n';
	line[at] = '\0';
	(void)semihost(SYS_WRITE0, line);
}

/* Two instructions a turn. */
__attribute__((naked, noinline)) uint32_t bench_loop(uint32_t turns) {
	__asm__ volatile("1: subs r0, #1\n\tbne 1b\n\tbx lr");
	(void)turns;
}

__attribute__((naked, noinline)) uint32_t bench_empty(void) {
	__asm__ volatile("bx lr");
}

/* Counts of TIM5 across one call, whose result goes to *result. */
static __attribute__((noinline)) uint32_t counts(uint32_t (*function)(void), uint32_t *result) {
	const uint32_t before = TIM5_CNT;
	*result = function();
	return TIM5_CNT - before;
}

/* Bytes of stack that a call touches, by a pattern that is laid below it before. */
static __attribute__((noinline)) uint32_t stack_of(uint32_t (*function)(void)) {
	uint32_t *top;
	__asm__ volatile("mov %0, sp" : "=r"(top));
	volatile uint32_t *const bottom = top - PAINTED_WORDS;
	for (uint32_t i = 0; i < PAINTED_WORDS; i++)
		bottom[i] = PATTERN;
	(void)function();
	uint32_t untouched = 0;
	while (untouched < PAINTED_WORDS && bottom[untouched] == PATTERN)
		untouched++;
	return 4u * (PAINTED_WORDS - untouched);
}

static uint32_t loop_1000(void) {
	return bench_loop(1000);
}
static uint32_t loop_2000(void) {
	return bench_loop(2000);
}

static void measure(void) {
	uint32_t ignored, checksum, again;
	const uint32_t known = counts(loop_2000, &ignored) - counts(loop_1000, &ignored);
	if (known != 2000u * COUNTS_AN_INSTRUCTION) {
		bench_say("error: counts of 2000 instructions:", known);
		bench_exit(EXIT_FAILED);
	}
	const uint32_t empty = counts(bench_empty, &ignored);
	(void)bench_prepare();
	const uint32_t first = counts(bench_run, &checksum) - empty;
	const uint32_t second = counts(bench_run, &again) - empty;
	bench_say("checksum", checksum);
	bench_say("checksum-again", again);
	bench_say("instructions", first / COUNTS_AN_INSTRUCTION);
	bench_say("instructions-again", second / COUNTS_AN_INSTRUCTION);
	bench_say("stack", stack_of(bench_run));
	bench_exit(EXIT_OK);
}

void fault(void) {
	bench_say("fault: hardware", 0);
	bench_exit(EXIT_FAILED);
}

void reset(void) {
	SCB_CPACR |= 0xfu << 20;
	__asm__ volatile("dsb\n\tisb");
	const uint32_t *from = data_from;
	for (uint32_t *to = data_start; to < data_end; to++)
		*to = *from++;
	for (uint32_t *to = bss_start; to < bss_end; to++)
		*to = 0;
	TIM5_CR1 |= CR1_CEN;
	measure();
}

__attribute__((section(".vectors"), used)) static const struct {
	uint32_t *stack;
	void (*entry[15])(void);
} vectors = {stack_top, {reset, fault, fault, fault, fault, fault}};
