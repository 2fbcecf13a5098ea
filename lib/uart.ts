/**
 * `bulkhead/uart`: a serial port that the task declared in `uses`. The driver (usart.c or uart.c of hal/) is linked into the task's own
 * compartment and runs on its interrupt: call `uartPoll` first in each `scan`.
 */
import type { i32, Peripheral, u32 } from './bulkhead.ts';

/** 8 data bits, and: no parity and one stop bit; even parity and one; no parity and two. */
export const FORMAT_8N1 = 0;
export const FORMAT_8E1 = 1;
export const FORMAT_8N2 = 2;

/**
 * Opens the port. Once, in `init`.
 * @param baud bits per second, 1200..921600
 * @native uart_open
 */
export declare function uartOpen(port: Peripheral, baud: u32, format: u32): void;

/**
 * Serves the hardware: moves received bytes into the driver's buffer and waiting bytes out.
 * @native uart_poll
 */
export declare function uartPoll(port: Peripheral): void;

/**
 * Takes received bytes, at most `into.length`.
 * @returns how many, 0 when there are none
 * @native uart_read
 */
export declare function uartRead(port: Peripheral, into: Uint8Array): i32;

/**
 * Queues bytes to send.
 * @returns how many were taken; fewer than given when the driver's buffer is full
 * @native uart_write
 */
export declare function uartWrite(port: Peripheral, from: Uint8Array): i32;
