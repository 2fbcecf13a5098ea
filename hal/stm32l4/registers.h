/* Register blocks of the STM32L475, named as in RM0351. */
#ifndef STM32L4_REGISTERS_H
#define STM32L4_REGISTERS_H
#include <stddef.h>
#include <stdint.h>
#include "usart_registers.h"

/* RM0351 6.4, reset and clock control. */
struct rcc {
	uint32_t CR, ICSCR, CFGR, PLLCFGR, PLLSAI1CFGR, PLLSAI2CFGR, CIER, CIFR, CICR, reserved1;
	uint32_t AHB1RSTR, AHB2RSTR, AHB3RSTR, reserved2, APB1RSTR1, APB1RSTR2, APB2RSTR, reserved3;
	uint32_t AHB1ENR, AHB2ENR, AHB3ENR, reserved4, APB1ENR1, APB1ENR2, APB2ENR;
};
#define RCC ((volatile struct rcc *)0x40021000u)
#define RCC_CR_HSION (1u << 8)
#define RCC_CR_HSIRDY (1u << 10)
#define RCC_CR_PLLON (1u << 24)
#define RCC_CR_PLLRDY (1u << 25)
#define RCC_CFGR_SW 3u
#define RCC_CFGR_SW_HSI16 1u
#define RCC_CFGR_SW_PLL 3u
#define RCC_CFGR_SWS (3u << 2)
#define RCC_CFGR_SWS_HSI16 (1u << 2)
#define RCC_CFGR_SWS_PLL (3u << 2)
#define RCC_PLLCFGR_PLLSRC_HSI16 2u
#define RCC_PLLCFGR_PLLM(m) (((uint32_t)(m)-1) << 4)
#define RCC_PLLCFGR_PLLN(n) ((uint32_t)(n) << 8)
#define RCC_PLLCFGR_PLLREN (1u << 24)
#define RCC_PLLCFGR_PLLR_2 (0u << 25)

/* RM0351 3.7, flash interface. */
struct flash {
	uint32_t ACR;
};
#define FLASH ((volatile struct flash *)0x40022000u)
#define FLASH_ACR_LATENCY 7u
#define FLASH_ACR_LATENCY_4WS 4u
#define FLASH_ACR_PRFTEN (1u << 8)
#define FLASH_ACR_ICEN (1u << 9)
#define FLASH_ACR_DCEN (1u << 10)

/* RM0351 8.4, general-purpose I/O. */
struct gpio {
	uint32_t MODER, OTYPER, OSPEEDR, PUPDR, IDR, ODR, BSRR, LCKR, AFRL, AFRH, BRR, ASCR;
};
#define GPIO_BASE 0x48000000u
#define GPIO_STRIDE 0x400u
#define GPIO(port) ((volatile struct gpio *)(GPIO_BASE + GPIO_STRIDE * (port)))
#define GPIO_MODER_INPUT 0u
#define GPIO_MODER_OUTPUT 1u
#define GPIO_MODER_ALTERNATE 2u
#define GPIO_PUPDR_UP 1u
#define GPIO_OSPEEDR_MEDIUM 1u

/* RM0351 48.6.1, MCU device ID: no part has 0, a simulator without the debug unit reads 0. */
#define DBGMCU_IDCODE (*(volatile const uint32_t *)0xe0042000u)
#define DBGMCU_IDCODE_DEV_ID 0xfffu

/* RM0351 37.4, independent watchdog. */
struct iwdg {
	uint32_t KR, PR, RLR, SR;
};
#define IWDG ((volatile struct iwdg *)0x40003000u)
#define IWDG_KR_UNLOCK 0x5555u
#define IWDG_KR_RELOAD 0xaaaau
#define IWDG_KR_START 0xccccu
#define IWDG_PR_32 3u

_Static_assert(offsetof(struct rcc, AHB2ENR) == 0x4c, "RM0351 6.4.17");
_Static_assert(offsetof(struct rcc, APB2ENR) == 0x60, "RM0351 6.4.21");
_Static_assert(offsetof(struct gpio, BSRR) == 0x18, "RM0351 8.4.7");
#endif
