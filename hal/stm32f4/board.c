/* Start of an STM32F405/407: 168 MHz from the PLL, APB1 at 42 MHz, APB2 at 84 MHz, TIM5 as the free-running counter at
 * 84 MHz (RM0090 7.2: timers run at twice an APB clock that is divided).
 *
 * A crystal that does not start is no reason not to run: after a bounded wait the PLL takes the internal oscillator, to
 * the same frequencies within its 1 %. */
#include <board.h>
#include "registers.h"

#ifndef BOARD_CRYSTAL_MHZ
#error "crystalMhz in the board's board.ts"
#endif
#define POLLS 100000u /* some ten milliseconds at 16 MHz; a crystal takes 2 to 4 */

/* Where a peripheral gets its clock and which pins it drives (DS8626 table 9). */
struct peripheral {
	uint32_t base;
	volatile uint32_t *enable;
	uint32_t enable_bit;
	uint8_t port, alternate;
	uint8_t pins[2];
};
#define PORT_A 0u
#define PORT_B 1u
#define PORT_C 2u

static const struct peripheral peripherals[] = {
    {0x40011000u, &RCC->APB2ENR, 1u << 4, PORT_B, 7, {6, 7}},    /* USART1 */
    {0x40004400u, &RCC->APB1ENR, 1u << 17, PORT_A, 7, {2, 3}},   /* USART2 */
    {0x40004800u, &RCC->APB1ENR, 1u << 18, PORT_C, 7, {10, 11}}, /* USART3 */
    {0x40011400u, &RCC->APB2ENR, 1u << 5, PORT_C, 8, {6, 7}},    /* USART6 */
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

/* 168 MHz. False when the PLL does not lock: the chip then stays on HSI. */
static bool start_pll(void) {
	RCC->CR |= RCC_CR_HSEON;
	const bool crystal = wait_for(&RCC->CR, RCC_CR_HSERDY, RCC_CR_HSERDY);
	const uint32_t source = crystal ? RCC_PLLCFGR_PLLSRC_HSE : 0;
	const uint32_t to_1mhz = crystal ? BOARD_CRYSTAL_MHZ : 16; /* PLLM: 1 MHz at the phase detector */
	if (!crystal) {
		RCC->CR &= ~RCC_CR_HSEON;
	}
	RCC->PLLCFGR = to_1mhz | RCC_PLLCFGR_PLLN(336) | RCC_PLLCFGR_PLLP_2 | source | RCC_PLLCFGR_PLLQ(7);
	RCC->CR |= RCC_CR_PLLON;
	return wait_for(&RCC->CR, RCC_CR_PLLRDY, RCC_CR_PLLRDY);
}

static void start_clocks(void) {
	RCC->APB1ENR |= RCC_APB1ENR_PWREN | RCC_APB1ENR_TIM5EN;
	PWR->CR |= PWR_CR_VOS_SCALE1;
	FLASH->ACR = FLASH_ACR_LATENCY_5WS | FLASH_ACR_PRFTEN | FLASH_ACR_ICEN | FLASH_ACR_DCEN;
	wait_for(&FLASH->ACR, FLASH_ACR_LATENCY, FLASH_ACR_LATENCY_5WS);
	RCC->CFGR = RCC_CFGR_SW_HSI | RCC_CFGR_HPRE_1 | RCC_CFGR_PPRE1_4 | RCC_CFGR_PPRE2_2;
	if (start_pll()) {
		RCC->CFGR |= RCC_CFGR_SW_PLL;
		wait_for(&RCC->CFGR, RCC_CFGR_SWS, RCC_CFGR_SWS_PLL);
	}
}

static void start_counter(void) {
	TIM5->PSC = 0;
	TIM5->ARR = UINT32_MAX;
	TIM5->EGR = TIM_EGR_UG;
	TIM5->CR1 = TIM_CR1_CEN;
}

static void start_pin(uint32_t port, uint32_t pin, uint32_t alternate) {
	volatile struct gpio *gpio = GPIO(port);
	volatile uint32_t *function = pin < 8 ? &gpio->AFRL : &gpio->AFRH;
	const uint32_t nibble = pin % 8 * 4;
	*function = (*function & ~(0xfu << nibble)) | alternate << nibble;
	gpio->OSPEEDR = (gpio->OSPEEDR & ~(3u << 2 * pin)) | GPIO_OSPEEDR_MEDIUM << 2 * pin;
	gpio->PUPDR = (gpio->PUPDR & ~(3u << 2 * pin)) | GPIO_PUPDR_UP << 2 * pin;
	gpio->MODER = (gpio->MODER & ~(3u << 2 * pin)) | GPIO_MODER_ALTERNATE << 2 * pin;
}

static void start_peripheral(const struct peripheral *peripheral) {
	*peripheral->enable |= peripheral->enable_bit;
	RCC->AHB1ENR |= 1u << peripheral->port;
	(void)RCC->AHB1ENR; /* RM0090 7.2.11: two cycles until the clock is there */
	for (uint32_t i = 0; i < 2; i++) {
		start_pin(peripheral->port, peripheral->pins[i], peripheral->alternate);
	}
}

bool board_start(void) {
	if ((DBGMCU_IDCODE & DBGMCU_IDCODE_DEV_ID) == 0) {
		return true; /* the simulator models neither clock tree nor pins, and its counter always runs */
	}
	start_clocks();
	start_counter();
	for (const uint32_t *base = board_peripherals; *base != 0; base++) {
		for (uint32_t i = 0; i < PERIPHERALS; i++) {
			if (peripherals[i].base == *base) {
				start_peripheral(&peripherals[i]);
			}
		}
	}
	return false;
}

/* Counts the 32 kHz of its own oscillator (17 to 47 kHz, DS8626 table 35), which starts with it. */
void board_watchdog_start(void) {
	IWDG->KR = IWDG_KR_UNLOCK;
	IWDG->PR = IWDG_PR_32;
	IWDG->RLR = 2000; /* 2 s; 1.4 to 3.8 */
	IWDG->KR = IWDG_KR_START;
}

void board_watchdog_feed(void) {
	IWDG->KR = IWDG_KR_RELOAD;
}
