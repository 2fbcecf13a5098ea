/* The USART of the F1 and F4 families, named as in RM0090 30.6 and RM0041 23.6. */
#ifndef STM32_USART_REGISTERS_H
#define STM32_USART_REGISTERS_H
#include <stdint.h>

struct usart {
	uint32_t SR, DR, BRR, CR1, CR2, CR3, GTPR;
};
#define USART_SR_FE (1u << 1)
#define USART_SR_NE (1u << 2)
#define USART_SR_ORE (1u << 3)
#define USART_SR_PE (1u << 0)
#define USART_SR_RXNE (1u << 5)
#define USART_SR_TXE (1u << 7)
#define USART_CR1_RE (1u << 2)
#define USART_CR1_TE (1u << 3)
#define USART_CR1_RXNEIE (1u << 5)
#define USART_CR1_TXEIE (1u << 7)
#define USART_CR1_PCE (1u << 10)
#define USART_CR1_M (1u << 12)
#define USART_CR1_UE (1u << 13)
#define USART_CR2_STOP_2 (2u << 12)
#endif
