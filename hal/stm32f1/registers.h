/* Register blocks of the STM32F100 value line, named as in RM0041. */
#ifndef STM32F1_REGISTERS_H
#define STM32F1_REGISTERS_H
#include <stddef.h>
#include <stdint.h>
#include "../stm32/usart_registers.h"

/* RM0041 6.3, reset and clock control. */
struct rcc {
	uint32_t CR, CFGR, CIR, APB2RSTR, APB1RSTR, AHBENR, APB2ENR, APB1ENR, BDCR, CSR, reserved, CFGR2;
};
#define RCC ((volatile struct rcc *)0x40021000u)
#define RCC_CR_HSEON (1u << 16)
#define RCC_CR_HSERDY (1u << 17)
#define RCC_CR_PLLON (1u << 24)
#define RCC_CR_PLLRDY (1u << 25)
#define RCC_CFGR_SW_PLL 2u
#define RCC_CFGR_SWS (3u << 2)
#define RCC_CFGR_SWS_PLL (2u << 2)
#define RCC_CFGR_PLLSRC_PREDIV1 (1u << 16)
#define RCC_CFGR_PLLMUL(n) (((uint32_t)(n)-2u) << 18)
#define RCC_APB2ENR_IOPA 2u /* bit number; IOPB and IOPC follow */

/* RM0041 7.2, general-purpose I/O. */
struct gpio {
	uint32_t CRL, CRH, IDR, ODR, BSRR, BRR, LCKR;
};
#define GPIO(port) ((volatile struct gpio *)(0x40010800u + 0x400u * (port)))
#define GPIO_ALTERNATE_PUSH_PULL_2MHZ 0xau
#define GPIO_INPUT_PULL 0x8u

/* RM0041 25.6.1, MCU device ID: no part has 0, a simulator without the debug unit reads 0. */
#define DBGMCU_IDCODE (*(volatile const uint32_t *)0xe0042000u)
#define DBGMCU_IDCODE_DEV_ID 0xfffu

/* RM0041 19.4, independent watchdog. */
struct iwdg {
	uint32_t KR, PR, RLR, SR;
};
#define IWDG ((volatile struct iwdg *)0x40003000u)
#define IWDG_KR_UNLOCK 0x5555u
#define IWDG_KR_RELOAD 0xaaaau
#define IWDG_KR_START 0xccccu
#define IWDG_PR_32 3u

_Static_assert(offsetof(struct rcc, CFGR2) == 0x2c, "RM0041 6.3.11");
#endif
