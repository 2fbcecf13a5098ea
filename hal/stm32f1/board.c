/* Start of an STM32F100: 24 MHz from the PLL, all buses at 24 MHz. The counter is SysTick (tables.h): the timers stay
 * free.
 *
 * A crystal that does not start is no reason not to run: after a bounded wait the PLL takes the internal oscillator,
 * halved, to the same frequency within its 1 %. */
#include <board.h>
#include "registers.h"

#ifndef BOARD_CRYSTAL_MHZ
#error "crystalMhz in the board's board.ts"
#endif
#define POLLS 100000u
#define CLOCK_MHZ 24u

/* Where a peripheral gets its clock and which pins it drives (DS6517 table 4): transmitter, receiver. */
struct peripheral {
	uint32_t base;
	volatile uint32_t *enable;
	uint32_t enable_bit;
	uint8_t port;
	uint8_t pins[2];
};
#define PORT_A 0u
#define PORT_B 1u

static const struct peripheral peripherals[] = {
    {0x40013800u, &RCC->APB2ENR, 1u << 14, PORT_A, {9, 10}},  /* USART1 */
    {0x40004400u, &RCC->APB1ENR, 1u << 17, PORT_A, {2, 3}},   /* USART2 */
    {0x40004800u, &RCC->APB1ENR, 1u << 18, PORT_B, {10, 11}}, /* USART3 */
};
#define PERIPHERALS (sizeof peripherals / sizeof peripherals[0])

static bool wait_for(const volatile uint32_t *place, uint32_t mask, uint32_t value) {
	for (uint32_t poll = 0; poll < POLLS; poll++) {
		if ((*place & mask) == value) {
			return true;
		}
	}
	return false;
}

/* 24 MHz. When the PLL does not lock the chip stays on HSI, 8 MHz. */
static void start_clocks(void) {
	RCC->CR |= RCC_CR_HSEON;
	if (wait_for(&RCC->CR, RCC_CR_HSERDY, RCC_CR_HSERDY)) {
		RCC->CFGR = RCC_CFGR_PLLSRC_PREDIV1 | RCC_CFGR_PLLMUL(CLOCK_MHZ / BOARD_CRYSTAL_MHZ);
	} else {
		RCC->CR &= ~RCC_CR_HSEON;
		RCC->CFGR = RCC_CFGR_PLLMUL(6); /* HSI / 2 */
	}
	RCC->CR |= RCC_CR_PLLON;
	if (wait_for(&RCC->CR, RCC_CR_PLLRDY, RCC_CR_PLLRDY)) {
		RCC->CFGR |= RCC_CFGR_SW_PLL;
		wait_for(&RCC->CFGR, RCC_CFGR_SWS, RCC_CFGR_SWS_PLL);
	}
}

static void start_pin(uint32_t port, uint32_t pin, uint32_t mode) {
	volatile uint32_t *control = pin < 8 ? &GPIO(port)->CRL : &GPIO(port)->CRH;
	const uint32_t nibble = pin % 8 * 4;
	*control = (*control & ~(0xfu << nibble)) | mode << nibble;
}

static void start_peripheral(const struct peripheral *peripheral) {
	*peripheral->enable |= peripheral->enable_bit;
	RCC->APB2ENR |= 1u << (RCC_APB2ENR_IOPA + peripheral->port);
	(void)RCC->APB2ENR; /* the clock is there after the read */
	start_pin(peripheral->port, peripheral->pins[0], GPIO_ALTERNATE_PUSH_PULL_2MHZ);
	start_pin(peripheral->port, peripheral->pins[1], GPIO_INPUT_PULL);
	GPIO(peripheral->port)->BSRR = 1u << peripheral->pins[1]; /* pull up: an open line is idle */
}

bool board_start(void) {
	if ((DBGMCU_IDCODE & DBGMCU_IDCODE_DEV_ID) == 0) {
		return true; /* the simulator models neither clock tree nor pins */
	}
	start_clocks();
	for (const uint32_t *base = board_peripherals; *base != 0; base++) {
		for (uint32_t i = 0; i < PERIPHERALS; i++) {
			if (peripherals[i].base == *base) {
				start_peripheral(&peripherals[i]);
			}
		}
	}
	return false;
}

/* Counts the 40 kHz of its own oscillator (30 to 60 kHz, DS5944 5.3.7), which starts with it. */
void board_watchdog_start(void) {
	IWDG->KR = IWDG_KR_UNLOCK;
	IWDG->PR = IWDG_PR_32;
	IWDG->RLR = 2500; /* 2 s; 1.3 to 2.7 */
	IWDG->KR = IWDG_KR_START;
}

void board_watchdog_feed(void) {
	IWDG->KR = IWDG_KR_RELOAD;
}
