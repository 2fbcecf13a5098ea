/* Contracts of arch/armv7m/arch.c. */
/*@ PURE; */
void arch_start(void);
/*@ PURE;
  @ ensures \false; */
void arch_idle(void);
/*@ PURE;
  @ ensures \false; */
void arch_reset(void);
/*@ requires \valid(context);
  @ requires stack: 32 <= stack_end && may_write(stack_end - 32, 32);
  @ assigns context->registers[0 .. 7], context->stack, context->return_code, task_memory;
  @ exits never: impossible;
  @ ensures context->stack == stack_end - 32; */
void arch_context_start(struct task_context *context, uint32_t stack_end, uint32_t entry);
/*@ requires \valid(context);
  @ assigns context->return_code;
  @ exits never: impossible; */
void arch_context_drop(struct task_context *context);
/*@ PURE; */
void arch_interrupt_enable(uint32_t line);
/*@ PURE; */
void arch_interrupt_disable(uint32_t line);
/*@ PURE; */
void arch_interrupt_clear(uint32_t line);
/*@ PURE; */
uint32_t arch_interrupt_line(void);
/*@ PURE; */
void arch_trace(uint32_t port, const uint8_t *text, uint32_t length);
