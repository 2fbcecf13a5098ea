/* The USART of the F1 and F4 families, named as in RM0090 30.6 and RM0041 23.6, as usart.c wants it. */
#ifndef STM32_USART_REGISTERS_H
#define STM32_USART_REGISTERS_H
#include <stdint.h>

struct usart {
	uint32_t SR, DR, BRR, CR1, CR2, CR3, GTPR;
};
#define USART_CR1_UE (1u << 13)

static inline uint32_t usart_status(volatile struct usart *usart) {
	return usart->SR;
}
/* Read after the status, which also clears the errors in it (RM0090 30.6.1). */
static inline uint8_t usart_take(volatile struct usart *usart, uint32_t status) {
	(void)status;
	return (uint8_t)usart->DR;
}
static inline void usart_put(volatile struct usart *usart, uint8_t byte) {
	usart->DR = byte;
}
static inline void usart_forget_errors(volatile struct usart *usart) {
	(void)usart;
}
#endif
