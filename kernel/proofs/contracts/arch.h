/* Contracts of arch/armv7m/arch.c. Only its own proof, and that of fault.c, know of registers. */
#ifdef PROVES
#define HARDWARE PROCESSOR
#define AND_HARDWARE , PROCESSOR
#else
#define HARDWARE \nothing
#define AND_HARDWARE
#endif
/*@ assigns HARDWARE;
  @ exits never: 0 == 1; */
void arch_start(void);
/*@ assigns HARDWARE;
  @ exits never: 0 == 1;
  @ ensures \false; */
void arch_idle(void);
/*@ assigns HARDWARE;
  @ exits never: 0 == 1;
  @ ensures \false; */
void arch_reset(void);
/*@ requires \valid(context);
  @ requires task: \exists integer i; is_index(i) && placed(i) && in_ram(i, stack_end - 32, 32);
  @ requires stack: 32 <= stack_end;
  @ assigns context->registers[0 .. 7], context->stack, context->return_code, task_memory;
  @ exits never: 0 == 1;
  @ ensures context->stack == stack_end - 32; */
void arch_context_start(struct task_context *context, uint32_t stack_end, uint32_t entry);
/*@ requires \valid(context);
  @ assigns context->return_code;
  @ exits never: 0 == 1; */
void arch_context_drop(struct task_context *context);
/*@ requires line: line < 256;
  @ assigns HARDWARE;
  @ exits never: 0 == 1; */
void arch_interrupt_enable(uint32_t line);
/*@ requires line: line < 512;
  @ assigns HARDWARE;
  @ exits never: 0 == 1; */
void arch_interrupt_disable(uint32_t line);
/*@ requires line: line < 256;
  @ assigns HARDWARE;
  @ exits never: 0 == 1; */
void arch_interrupt_clear(uint32_t line);
#ifdef BULKHEAD_COUNTER_SYSTICK
/*@ requires pending: \valid(pending);
  @ assigns *pending;
  @ exits never: 0 == 1; */
uint32_t arch_tick_elapsed(uint32_t counts, bool *pending);
#endif
/*@ PURE;
  @ ensures \result < 512; */
uint32_t arch_interrupt_line(void);
/*@ requires port: port < 32;
  @ requires text: \valid_read(text + (0 .. length - 1));
  @ assigns HARDWARE;
  @ exits never: 0 == 1; */
void arch_trace(uint32_t port, const uint8_t *text, uint32_t length);
#ifdef PROVES
/*@ requires port: port < 256;
  @ PURE; */
static bool trace_is_ready(uint32_t port);
#endif
