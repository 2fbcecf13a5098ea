/* Start of an STM32L475: 80 MHz from the PLL, all buses at 80 MHz. The counter is SysTick (tables.h): the timers stay
 * free.
 *
 * The PLL runs from the internal oscillator HSI16, within 1 % (DS10969 6.3.8): the board has no crystal for it. QEMU
 * models RCC and the pins of this part, so a simulator goes the same way. */
#include <board.h>
#include "registers.h"

#define POLLS 100000u

/* Where a serial port gets its clock and which pins it drives (DS10969 table 17): transmitter, receiver. */
struct peripheral {
	uint32_t base;
	volatile uint32_t *enable;
	uint32_t enable_bit;
	uint8_t port, alternate;
	uint8_t pins[2];
};
#define PORT_A 0u
#define PORT_B 1u
#define PORTS 8u /* GPIOA to GPIOH */

static const struct peripheral peripherals[] = {
    {0x40013800u, &RCC->APB2ENR, 1u << 14, PORT_B, 7, {6, 7}},  /* USART1 */
    {0x40004400u, &RCC->APB1ENR1, 1u << 17, PORT_A, 7, {2, 3}}, /* USART2 */
    {0x40004c00u, &RCC->APB1ENR1, 1u << 19, PORT_A, 8, {0, 1}}, /* UART4 */
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

/* 80 MHz, for which voltage range 1 is in force after reset (RM0351 5.1.8). When the PLL does not lock the chip stays
 * on HSI16. */
static void start_clocks(void) {
	RCC->CR |= RCC_CR_HSION;
	wait_for(&RCC->CR, RCC_CR_HSIRDY, RCC_CR_HSIRDY);
	RCC->CFGR = (RCC->CFGR & ~RCC_CFGR_SW) | RCC_CFGR_SW_HSI16;
	wait_for(&RCC->CFGR, RCC_CFGR_SWS, RCC_CFGR_SWS_HSI16);
	FLASH->ACR = FLASH_ACR_LATENCY_4WS | FLASH_ACR_PRFTEN | FLASH_ACR_ICEN | FLASH_ACR_DCEN;
	wait_for(&FLASH->ACR, FLASH_ACR_LATENCY, FLASH_ACR_LATENCY_4WS);
	RCC->CR &= ~RCC_CR_PLLON;
	wait_for(&RCC->CR, RCC_CR_PLLRDY, 0);
	RCC->PLLCFGR =
	    RCC_PLLCFGR_PLLSRC_HSI16 | RCC_PLLCFGR_PLLM(2) | RCC_PLLCFGR_PLLN(20) | RCC_PLLCFGR_PLLR_2 | RCC_PLLCFGR_PLLREN;
	RCC->CR |= RCC_CR_PLLON;
	if (wait_for(&RCC->CR, RCC_CR_PLLRDY, RCC_CR_PLLRDY)) {
		RCC->CFGR |= RCC_CFGR_SW_PLL;
		wait_for(&RCC->CFGR, RCC_CFGR_SWS, RCC_CFGR_SWS_PLL);
	}
}

static void start_port(uint32_t port) {
	RCC->AHB2ENR |= 1u << port;
	(void)RCC->AHB2ENR; /* RM0351 6.2.18: two cycles until the clock is there */
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

static void start_serial(const struct peripheral *peripheral) {
	*peripheral->enable |= peripheral->enable_bit;
	start_port(peripheral->port);
	for (uint32_t i = 0; i < 2; i++) {
		start_pin(peripheral->port, peripheral->pins[i], peripheral->alternate);
	}
}

/* The I/O task sets the modes of the pins that are points (hal/io/pins.c). */
static void start_peripheral(uint32_t base) {
	if (base >= GPIO_BASE && base < GPIO_BASE + GPIO_STRIDE * PORTS) {
		start_port((base - GPIO_BASE) / GPIO_STRIDE);
		return;
	}
	for (uint32_t i = 0; i < PERIPHERALS; i++) {
		if (peripherals[i].base == base) {
			start_serial(&peripherals[i]);
		}
	}
}

bool board_start(void) {
	start_clocks();
	for (const uint32_t *base = board_peripherals; *base != 0; base++) {
		start_peripheral(*base);
	}
	return (DBGMCU_IDCODE & DBGMCU_IDCODE_DEV_ID) == 0;
}

/* Counts the 32 kHz of its own oscillator (29.5 to 34 kHz, DS10969 6.3.8), which starts with it. */
void board_watchdog_start(void) {
	IWDG->KR = IWDG_KR_UNLOCK;
	IWDG->PR = IWDG_PR_32;
	IWDG->RLR = 2000; /* 2 s; 1.9 to 2.2 */
	IWDG->KR = IWDG_KR_START;
}

void board_watchdog_feed(void) {
	IWDG->KR = IWDG_KR_RELOAD;
}
