/**
 * Peripherals of the STM32L475 that a task can be given: window (RM0351 2.2.2), NVIC line (RM0351 13.3), the bus clock that board.c sets, and the pins that
 * board.c connects. The ports of the pins belong to the I/O task.
 */

const clockHz = 80_000_000;
/** The window of a USART is 1 KiB, its registers the first 44 bytes of it. */
const usart = (base: number, irq: number, pins: string[]) => ({ base, size: 0x400, irq, clockHz, drivers: ['../stm32/usart.c'], pins });
const port = (base: number) => ({ base, size: 0x400, irq: null, clockHz, drivers: [], pins: [], points: true as const });

export const peripherals = {
  usart1: usart(0x4001_3800, 37, ['PB6', 'PB7']),
  usart2: usart(0x4000_4400, 38, ['PA2', 'PA3']),
  uart4: usart(0x4000_4c00, 52, ['PA0', 'PA1']),
  gpioa: port(0x4800_0000),
  gpiob: port(0x4800_0400),
  gpioc: port(0x4800_0800),
  gpiod: port(0x4800_0c00),
  gpioe: port(0x4800_1000),
};

/** Lines of the NVIC (RM0351 13.3). */
export const interruptLines = 82;

/** SysTick, at the clock of the processor: kernel/include/tables.h. */
export const counter = { address: 0, mhzChip: 80, mhzQemu: 80 };

/** Pins of the 100-pin package that are not taken by the slow oscillator and the debug port. */
export const pins = ['A', 'B', 'C', 'D', 'E'].flatMap((letter) =>
  Array.from({ length: 16 }, (_, number) => `P${letter}${number}`).filter((pin) => !['PA13', 'PA14', 'PC14', 'PC15', 'PB3'].includes(pin)),
);
