/* The system registers the kernel uses, named as in the ARMv7-M Architecture Reference Manual (DDI 0403). */
#ifndef REGISTERS_H
#define REGISTERS_H
#include <stdint.h>

/* System Control Block, B3.2.2. */
struct scb {
	uint32_t CPUID, ICSR, VTOR, AIRCR, SCR, CCR, SHPR1, SHPR2, SHPR3, SHCSR, CFSR, HFSR, DFSR, MMFAR, BFAR, AFSR;
	uint32_t reserved[18];
	uint32_t CPACR; /* B3.2.20 */
};
#define SCB ((volatile struct scb *)0xe000ed00u)
#define ICSR_PENDSTSET (1u << 26)
#define ICSR_VECTACTIVE 0x1ffu
#define AIRCR_RESET 0x05fa0004u /* VECTKEY, SYSRESETREQ */
#define CCR_DIV_0_TRP (1u << 4)
#define CCR_STKALIGN (1u << 9)
#define SHCSR_FAULTS_ENABLE 0x00070000u /* USGFAULTENA, BUSFAULTENA, MEMFAULTENA */
#define SHCSR_SVCALLPENDED (1u << 15)
#define CPACR_FPU_FULL (0xfu << 20)

/* Configurable Fault Status Register, B3.2.15. */
#define CFSR_IACCVIOL (1u << 0)
#define CFSR_DACCVIOL (1u << 1)
#define CFSR_MUNSTKERR (1u << 3)
#define CFSR_MSTKERR (1u << 4)
#define CFSR_MLSPERR (1u << 5)
#define CFSR_MMARVALID (1u << 7)
#define CFSR_MEMORY 0x000000ffu
#define CFSR_IBUSERR (1u << 8)
#define CFSR_UNSTKERR (1u << 11)
#define CFSR_STKERR (1u << 12)
#define CFSR_LSPERR (1u << 13)
#define CFSR_BFARVALID (1u << 15)
#define CFSR_BUS 0x0000ff00u
#define CFSR_STACKING (CFSR_MUNSTKERR | CFSR_MSTKERR | CFSR_MLSPERR | CFSR_UNSTKERR | CFSR_STKERR | CFSR_LSPERR)

/* SysTick, B3.3.2. */
struct systick {
	uint32_t CSR, RVR, CVR, CALIB;
};
#define SYSTICK ((volatile struct systick *)0xe000e010u)
#define SYSTICK_ENABLE 7u /* CLKSOURCE processor, TICKINT, ENABLE */

/* Nested Vectored Interrupt Controller, B3.4.3. */
struct nvic {
	uint32_t ISER[32], ICER[32], ISPR[32], ICPR[32], IABR[32], reserved[32];
	uint8_t IPR[496];
};
#define NVIC ((volatile struct nvic *)0xe000e100u)

/* Memory Protection Unit, B3.5.4. */
struct mpu {
	uint32_t TYPE, CTRL, RNR, RBAR, RASR;
};
#define MPU ((volatile struct mpu *)0xe000ed90u)
#define MPU_CTRL_ENABLE_PRIVDEFENA 5u

/* Floating-Point Context Control Register, B3.2.21. */
#define FPCCR (*(volatile uint32_t *)0xe000ef34u)
#define FPCCR_LSPACT (1u << 0)
#define FPCCR_ASPEN_LSPEN (3u << 30)

/* Instrumentation Trace Macrocell, C1.7. */
struct itm {
	union {
		uint32_t word;
		uint8_t byte;
	} STIM[256];
	uint32_t reserved[640];
	uint32_t TER[8];
	uint32_t reserved2[24];
	uint32_t TCR;
};
#define ITM ((volatile struct itm *)0xe0000000u)
#define ITM_TCR_ENABLE 1u

static inline void barrier(void) {
	__asm volatile("dsb\n\tisb" ::: "memory");
}
static inline void interrupts_on(void) {
	__asm volatile("cpsie i" ::: "memory");
}
static inline void wait_for_interrupt(void) {
	__asm volatile("wfi");
}
/* Some 16,000 instructions without effect: for link_polls. */
#define NOP4 "nop\n\tnop\n\tnop\n\tnop\n\t"
#define NOP32 NOP4 NOP4 NOP4 NOP4 NOP4 NOP4 NOP4 NOP4
#define NOP256 NOP32 NOP32 NOP32 NOP32 NOP32 NOP32 NOP32 NOP32
static inline void do_nothing(void) {
	uint32_t times = 64;
	__asm volatile("0:\n\t" NOP256 "subs %0, #1\n\tbne 0b" : "+l"(times) : : "cc");
}

_Static_assert(offsetof(struct scb, CPACR) == 0x88, "B3.2.2");
_Static_assert(offsetof(struct nvic, IPR) == 0x300, "B3.4.3");
_Static_assert(offsetof(struct itm, TER) == 0xe00, "C1.7.3");
_Static_assert(offsetof(struct itm, TCR) == 0xe80, "C1.7.5");
#endif
