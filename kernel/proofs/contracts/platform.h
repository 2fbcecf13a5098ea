/* What assembly and board do: assumed. So are the few ways to the memory of a task (arch/armv7m/context.h), each a
 * cast of an address; that the address is a task's is proved wherever they are called. */

/*@ requires word: may_read(at, 4);
  @ assigns \result \from task_memory, at;
  @ exits never: 0 == 1; */
static inline uint32_t arch_load(uint32_t at);
/*@ requires word: may_read(at, 4);
  @ assigns \result \from task_memory, at;
  @ exits never: 0 == 1;
  @ ensures value: \result == loaded(at, 2); */
static inline uint32_t arch_load_any(uint32_t at);
/*@ requires half: may_read(at, 2);
  @ assigns \result \from task_memory, at;
  @ exits never: 0 == 1;
  @ ensures \result < 65536;
  @ ensures value: \result == loaded(at, 1); */
static inline uint32_t arch_load_half(uint32_t at);
/*@ requires word: may_write(at, 4);
  @ assigns task_memory \from value;
  @ exits never: 0 == 1; */
static inline void arch_store(uint32_t at, uint32_t value);
/*@ requires byte: may_read(at, 1);
  @ assigns \result \from task_memory, at;
  @ exits never: 0 == 1;
  @ ensures \result < 256;
  @ ensures value: \result == loaded(at, 0); */
static inline uint32_t arch_load_byte(uint32_t at);
/*@ requires half: may_read(at, 2);
  @ assigns \result \from task_memory, at;
  @ exits never: 0 == 1;
  @ ensures loaded: 0 <= loaded(at, 1) < 65536;
  @ ensures value: \result == word_of(at, 1 + FIELD_SIGNED); */
static inline uint32_t arch_load_signed_half(uint32_t at);
/*@ requires byte: may_read(at, 1);
  @ assigns \result \from task_memory, at;
  @ exits never: 0 == 1;
  @ ensures loaded: 0 <= loaded(at, 0) < 256;
  @ ensures value: \result == word_of(at, FIELD_SIGNED); */
static inline uint32_t arch_load_signed_byte(uint32_t at);
/*@ requires byte: may_write(at, 1);
  @ assigns task_memory \from value;
  @ exits never: 0 == 1; */
static inline void arch_store_byte(uint32_t at, uint32_t value);
/*@ requires room: size <= BULKHEAD_ABOUT_SIZE && may_write(at, size);
  @ assigns \nothing;
  @ exits never: 0 == 1;
  @ ensures \result == &task_object[0]; */
static inline void *arch_object(uint32_t at, uint32_t size);
/*@ requires text: length <= BULKHEAD_PRINT_MAX && may_read(at, length);
  @ assigns \nothing;
  @ exits never: 0 == 1;
  @ ensures \result == &task_text[0]; */
static inline const uint8_t *arch_text(uint32_t at, uint32_t length);
/*@ PURE;
  @ ensures \result == &board_counter; */
static inline const volatile uint32_t *arch_counter(uint32_t at);
/*@ requires to: may_write(to, length);
  @ requires from: may_read(from, length);
  @ assigns task_memory \from task_memory;
  @ exits never: 0 == 1; */
void arch_copy(uint32_t to, uint32_t from, uint32_t length);
/*@ requires \valid_read(context);
  @ requires frame: may_write(context->stack, 32);
  @ assigns \result \from context->stack;
  @ exits never: 0 == 1;
  @ ensures \result == &task_frame[0]; */
static inline uint32_t *arch_frame(const struct task_context *context);
/*@ PURE; */
bool board_start(void);
/*@ PURE; */
void board_watchdog_start(void);
/*@ PURE; */
void board_watchdog_feed(void);
/*@ assigns task_memory;
  @ exits never: 0 == 1; */
uint32_t arch_semihost(uint32_t operation, const void *arguments);

/* ---- registers.h: the processor's register blocks, each an object of the size that its manual gives ---- */

#include "../../arch/armv7m/registers.h"
extern volatile struct scb processor_scb;
extern volatile struct systick processor_systick;
extern volatile struct nvic processor_nvic;
extern volatile struct mpu processor_mpu;
extern volatile struct itm processor_itm;
#undef SCB
#undef SYSTICK
#undef NVIC
#undef MPU
#undef ITM
#define SCB (&processor_scb)
#define SYSTICK (&processor_systick)
#define NVIC (&processor_nvic)
#define MPU (&processor_mpu)
#define ITM (&processor_itm)
#define PROCESSOR processor_scb, processor_systick, processor_nvic, processor_mpu, processor_itm
/*@ PURE; */
static inline void barrier(void);
/*@ PURE; */
static inline void interrupts_on(void);
/*@ PURE; */
static inline void wait_for_interrupt(void);
/*@ PURE; */
static inline void do_nothing(void);
