/* Contracts of console.c. */
/*@ requires task: is_task(task);
  @ requires tables: tables_valid;
  @ requires text: \valid_read(text + (0 .. length - 1));
  @ assigns task_memory;
  @ exits never: 0 == 1; */
void console_write(const struct task_state *task, const uint8_t *text, uint32_t length);
