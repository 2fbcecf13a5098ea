/* Register blocks of the STM32F405/407, named as in RM0090. */
#ifndef STM32F4_REGISTERS_H
#define STM32F4_REGISTERS_H
#include <stddef.h>
#include <stdint.h>
#include "../stm32/usart_registers.h"

/* RM0090 7.3, reset and clock control. */
struct rcc {
	uint32_t CR, PLLCFGR, CFGR, CIR;
	uint32_t AHB1RSTR, AHB2RSTR, AHB3RSTR, reserved1, APB1RSTR, APB2RSTR, reserved2[2];
	uint32_t AHB1ENR, AHB2ENR, AHB3ENR, reserved3, APB1ENR, APB2ENR;
};
#define RCC ((volatile struct rcc *)0x40023800u)
#define RCC_CR_HSION (1u << 0)
#define RCC_CR_HSIRDY (1u << 1)
#define RCC_CR_HSEON (1u << 16)
#define RCC_CR_HSERDY (1u << 17)
#define RCC_CR_CSSON (1u << 19)
#define RCC_CR_PLLON (1u << 24)
#define RCC_CR_PLLRDY (1u << 25)
#define RCC_PLLCFGR_PLLN(n) ((uint32_t)(n) << 6)
#define RCC_PLLCFGR_PLLP_2 (0u << 16)
#define RCC_PLLCFGR_PLLSRC_HSE (1u << 22)
#define RCC_PLLCFGR_PLLQ(q) ((uint32_t)(q) << 24)
#define RCC_CFGR_SW_HSI 0u
#define RCC_CFGR_SW_PLL 2u
#define RCC_CFGR_SW 3u
#define RCC_CFGR_SWS (3u << 2)
#define RCC_CFGR_SWS_PLL (2u << 2)
#define RCC_CFGR_HPRE_1 (0u << 4)
#define RCC_CFGR_PPRE1_4 (5u << 10)
#define RCC_CFGR_PPRE2_2 (4u << 13)
#define RCC_APB1ENR_TIM5EN (1u << 3)
#define RCC_APB1ENR_PWREN (1u << 28)

/* RM0090 5.4, power control. */
struct pwr {
	uint32_t CR, CSR;
};
#define PWR ((volatile struct pwr *)0x40007000u)
#define PWR_CR_VOS_SCALE1 (1u << 14)

/* RM0090 3.9, flash interface. */
struct flash {
	uint32_t ACR, KEYR, OPTKEYR, SR, CR, OPTCR;
};
#define FLASH ((volatile struct flash *)0x40023c00u)
#define FLASH_ACR_LATENCY 0xfu
#define FLASH_ACR_LATENCY_5WS 5u
#define FLASH_ACR_PRFTEN (1u << 8)
#define FLASH_ACR_ICEN (1u << 9)
#define FLASH_ACR_DCEN (1u << 10)

/* RM0090 8.4, general-purpose I/O. */
struct gpio {
	uint32_t MODER, OTYPER, OSPEEDR, PUPDR, IDR, ODR, BSRR, LCKR, AFRL, AFRH;
};
#define GPIO(port) ((volatile struct gpio *)(0x40020000u + 0x400u * (port)))
#define GPIO_MODER_ALTERNATE 2u
#define GPIO_PUPDR_UP 1u
#define GPIO_OSPEEDR_MEDIUM 1u

/* RM0090 18.4, TIM2 to TIM5. */
struct timer {
	uint32_t CR1, CR2, SMCR, DIER, SR, EGR, CCMR1, CCMR2, CCER, CNT, PSC, ARR;
};
#define TIM5 ((volatile struct timer *)0x40000c00u)
#define TIM_CR1_CEN 1u
#define TIM_EGR_UG 1u

/* RM0090 21.4, independent watchdog. */
struct iwdg {
	uint32_t KR, PR, RLR, SR;
};
#define IWDG ((volatile struct iwdg *)0x40003000u)
#define IWDG_KR_UNLOCK 0x5555u
#define IWDG_KR_RELOAD 0xaaaau
#define IWDG_KR_START 0xccccu
#define IWDG_PR_32 3u

/* RM0090 38.6.1, MCU device ID: no part has 0, a simulator without the debug unit reads 0. */
#define DBGMCU_IDCODE (*(volatile const uint32_t *)0xe0042000u)
#define DBGMCU_IDCODE_DEV_ID 0xfffu

_Static_assert(offsetof(struct rcc, APB1ENR) == 0x40, "RM0090 7.3.13");
_Static_assert(offsetof(struct timer, ARR) == 0x2c, "RM0090 18.4.12");
_Static_assert(offsetof(struct gpio, AFRH) == 0x24, "RM0090 8.4.10");
#endif
