/* The USART of the L4 family, named as in RM0351 40.8, as ../stm32/usart.c wants it: the data of both directions and
 * the flags have registers of their own here. */
#ifndef STM32L4_USART_REGISTERS_H
#define STM32L4_USART_REGISTERS_H
#include <stdint.h>

struct usart {
	uint32_t CR1, CR2, CR3, BRR, GTPR, RTOR, RQR, ISR, ICR, RDR, TDR;
};
#define USART_CR1_UE (1u << 0)
#define USART_ICR_ERRORS 0xfu /* PE, FE, NE, ORE: the same bits in ISR */
#define USART_ISR_RXNE (1u << 5)

static inline uint32_t usart_status(volatile struct usart *usart) {
	return usart->ISR;
}
/* Clears the errors in the status. 0 where it says that there is no byte: one that has come since waits for the next
 * look. */
static inline uint8_t usart_take(volatile struct usart *usart, uint32_t status) {
	usart->ICR = status & USART_ICR_ERRORS;
	return status & USART_ISR_RXNE ? (uint8_t)usart->RDR : 0;
}
static inline void usart_put(volatile struct usart *usart, uint8_t byte) {
	usart->TDR = byte;
}
static inline void usart_forget_errors(volatile struct usart *usart) {
	usart->ICR = USART_ICR_ERRORS;
}
#endif
