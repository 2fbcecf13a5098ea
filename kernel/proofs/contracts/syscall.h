/* Contracts of syscall.c. */
/*@ requires task: is_task(task);
  @ requires valid: VALID;
  @ requires size <= 2048 && task->context.descriptor->ram_base + task->context.descriptor->ram_size >= size;
  @ requires frame_end >= task->context.descriptor->ram_base;
  @ assigns \nothing;
  @ ensures exact: \result <==> (at & 3) == 0 &&
  @   (size == 0 || (frame_end <= at &&
  @     at + size <= task->context.descriptor->ram_base + task->context.descriptor->ram_size)); */
static inline bool is_own_object(const struct task_state *task, uint32_t frame_end, uint32_t at, uint32_t size);
