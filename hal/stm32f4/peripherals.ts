/**
 * Peripherals of the STM32F405/407 that a task can be given: window (RM0090 2.3), NVIC line (RM0090 12.2, position), the bus clock that board.c sets,
 * and the pins that board.c connects.
 */

const apb1Hz = 42_000_000;
const apb2Hz = 84_000_000;

/** The window of a USART is 1 KiB, its registers the first 28 bytes of it. */
const usartWindow = 0x400;
const usartDrivers = ['../stm32/usart.c'];

export const peripherals = {
  usart1: { base: 0x4001_1000, size: usartWindow, irq: 37, clockHz: apb2Hz, drivers: usartDrivers, pins: ['PB6', 'PB7'] },
  usart2: { base: 0x4000_4400, size: usartWindow, irq: 38, clockHz: apb1Hz, drivers: usartDrivers, pins: ['PA2', 'PA3'] },
  usart3: { base: 0x4000_4800, size: usartWindow, irq: 39, clockHz: apb1Hz, drivers: usartDrivers, pins: ['PC10', 'PC11'] },
  usart6: { base: 0x4001_1400, size: usartWindow, irq: 71, clockHz: apb2Hz, drivers: usartDrivers, pins: ['PC6', 'PC7'] },
};

/** Lines of the NVIC (RM0090 12.1.1). */
export const interruptLines = 82;

/** TIM5, free-running (board.c): CNT, counts per microsecond on the chip, and in QEMU, whose timers count nanoseconds of simulated time. */
export const counter = { address: 0x4000_0c24, mhzChip: 84, mhzQemu: 1000 };

/** Pins of the 64-pin package that are not taken by the oscillators and the debug port. */
export const pins = ['A', 'B', 'C'].flatMap((port) =>
  Array.from({ length: 16 }, (_, number) => `P${port}${number}`).filter((pin) => !['PA13', 'PA14', 'PC14', 'PC15', 'PB3'].includes(pin)),
);
