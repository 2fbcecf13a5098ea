/**
 * Peripherals of the MPS2 board with the image AN385 that a task can be given: window (DAI 0385 table 3-1), NVIC lines (table 3-3). Named as on the STM32
 * boards, so that a system with a serial port can be built for either: usart1 to usart3 are UART0 to UART2 of the manual.
 */

const clockHz = 25_000_000;
const window = 0x1000;
const drivers = ['uart.c'];

/** Receiver and transmitter interrupt on lines of their own. */
const uart = (base: number, receive: number) => ({ base, size: window, irq: receive, moreIrqs: [receive + 1], clockHz, drivers, pins: [] });

export const peripherals = {
  usart1: uart(0x4000_4000, 0),
  usart2: uart(0x4000_5000, 2),
  usart3: uart(0x4000_6000, 4),
};

/** Lines of the NVIC (DAI 0385 table 3-3). */
export const interruptLines = 32;

/** FPGAIO COUNTER (DAI 0385 4.2), 25 MHz. */
export const counter = { address: 0x4002_8018, mhzChip: 25, mhzQemu: 25 };
