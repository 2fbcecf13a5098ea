/* Memory, entry and exit, and the processor's part of the kernel (arch.h,
 * board.h), as far as the kernel can tell. */
#define _GNU_SOURCE /* MAP_FIXED_NOREPLACE */
#include "machine.h"
#include "../link.h"
#include "board.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#if defined(__SANITIZE_ADDRESS__)
#define HAS_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_ASAN 1
#endif
#endif
#ifdef HAS_ASAN
#include <sanitizer/asan_interface.h>
#endif

#define COUNTER_PAGE 0x40000000u
#define RETURN_BASIC 0xfffffffdu

struct machine machine;

_Noreturn void machine_failed(const char *file, int line,
                              const char *condition) {
  fprintf(stderr, "%s:%d: must hold: %s\n", file, line, condition);
  abort();
}

static void *at(uint32_t address) { return (void *)(uintptr_t)address; }

static void map(uint32_t base, uint32_t size) {
  const void *got =
      mmap(at(base), size, PROT_READ | PROT_WRITE,
           MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
  if (got != at(base)) {
    fprintf(stderr, "no memory at 0x%08x\n", base);
    exit(2);
  }
}

void machine_map(void) {
  map(MACHINE_FLASH, TASKS_MAX * MACHINE_PAGE);
  map(MACHINE_RAM, TASKS_MAX * MACHINE_PAGE);
  map(COUNTER_PAGE, MACHINE_PAGE);
}

volatile uint32_t *machine_counter(void) { return at(COUNTER_PAGE); }

/* By protection of pages as well, not each time: a change of rights costs as
 * much as a whole system call. */
void machine_open(bool open) {
  static bool is_open = true;
  if (open == is_open) {
    return;
  }
  is_open = open;
  mprotect(at(MACHINE_FLASH), TASKS_MAX * MACHINE_PAGE,
           open ? PROT_READ | PROT_WRITE : PROT_READ);
#ifdef HAS_ASAN
  for (uint32_t i = 0; i < TASKS_MAX; i++) {
    const uint32_t flash =
        MACHINE_FLASH + i * MACHINE_PAGE + MACHINE_FLASH_SIZE;
    const uint32_t ram = MACHINE_RAM + i * MACHINE_PAGE + MACHINE_RAM_SIZE;
    if (open) {
      __asan_unpoison_memory_region(at(flash),
                                    MACHINE_PAGE - MACHINE_FLASH_SIZE);
      __asan_unpoison_memory_region(at(ram), MACHINE_PAGE - MACHINE_RAM_SIZE);
    } else {
      __asan_poison_memory_region(at(flash), MACHINE_PAGE - MACHINE_FLASH_SIZE);
      __asan_poison_memory_region(at(ram), MACHINE_PAGE - MACHINE_RAM_SIZE);
    }
  }
#endif
}

struct task_state *machine_running(void) {
  return kernel.running == &kernel.idle ? NULL
                                        : (struct task_state *)kernel.running;
}

/* What entry.S does on the way out. */
static void leave(enum machine_entry entry) {
  CHECK(kernel.running != NULL && kernel.next != NULL);
  const uint32_t now = *kernel.counter;
  if (entry == ENTRY_CALL && kernel.running == kernel.next) {
    kernel.running->inside += now - kernel.entered;
  } else {
    kernel.charged_from = now;
  }
  kernel.running = kernel.next;
}

enum machine_end machine_boot(void) {
  memset(&machine.seen, 0, sizeof machine.seen);
  memset(&kernel, 0, sizeof kernel);
  memset(task_states, 0, sizeof(struct task_state) * TASKS_MAX);
  memset(machine.enabled, 1, sizeof machine.enabled);
  machine.logs = 0;
  const int end = setjmp(machine.escape);
  if (end == 0) {
    kernel_start();
  }
  return (enum machine_end)end;
}

/* What the processor would report of a running task, through the same door as
 * arch/armv7m/fault.c. */
static void fault_of(struct task_state *task) {
  time_charge();
  fault_task(task, FAULT_MEMORY, 0, 0, 0);
  if (kernel.reschedule) {
    schedule();
  }
}

static void enter(enum machine_entry entry) {
  struct task_context *context = kernel.running;
  kernel.entered = *kernel.counter;
  switch (entry) {
  case ENTRY_CALL:
    syscall_entry((struct task_state *)context, arch_frame(context),
                  context->return_code);
    break;
  case ENTRY_TICK:
    tick_entry(context);
    break;
  case ENTRY_INTERRUPT:
    interrupt_entry(context);
    break;
  default:
    fault_of((struct task_state *)context);
  }
  leave(entry);
}

enum machine_end machine_enter(enum machine_entry entry) {
  memset(&machine.seen, 0, sizeof machine.seen);
  const int end = setjmp(machine.escape);
  if (end == 0) {
    enter(entry);
  }
  return (enum machine_end)end;
}

/* ---- arch.h ---- */

void arch_start(void) {}

void arch_idle(void) { longjmp(machine.escape, MACHINE_IDLE); }

void arch_reset(void) { longjmp(machine.escape, MACHINE_RESET); }

void arch_context_start(struct task_context *context, uint32_t stack_end,
                        uint32_t entry) {
  uint32_t *frame = at(stack_end - FRAME_BASIC);
  memset(context->registers, 0, sizeof context->registers);
  memset(frame, 0, FRAME_BASIC);
  frame[FRAME_PC] = entry & ~1u;
  context->stack = stack_end - FRAME_BASIC;
  context->return_code = RETURN_BASIC;
}

void arch_context_drop(struct task_context *context) {
  context->return_code = RETURN_BASIC;
  machine.context_drops++;
}

void arch_copy(uint32_t to, uint32_t from, uint32_t length) {
  CHECK(length <= BULKHEAD_MESSAGE_MAX);
  if (length != 0) { /* an empty message may lie nowhere */
    memcpy(at(to), at(from), length);
  }
}

void arch_interrupt_enable(uint32_t line) {
  CHECK(line < MACHINE_LINES);
  machine.enabled[line] = true;
}

void arch_interrupt_disable(uint32_t line) {
  CHECK(line < MACHINE_LINES);
  machine.enabled[line] = false;
}

void arch_interrupt_clear(uint32_t line) { CHECK(line < MACHINE_LINES); }

uint32_t arch_interrupt_line(void) { return machine.line; }

void arch_trace(uint32_t port, const uint8_t *text, uint32_t length) {
  CHECK(port < TASKS_MAX && length <= BULKHEAD_PRINT_MAX);
  for (uint32_t i = 0; i < length; i++) {
    machine.trace_bytes += text[i] != 0; /* reads each */
  }
}

/* ---- the simulation host ---- */

static bool host_is_gone(void) {
  return machine.host.calls_to_break > 0 && --machine.host.calls_to_break == 0;
}

static uint32_t moved(uint32_t length) {
  return machine.host.half && length > 1 ? length - 1 : length;
}

static uint32_t host_write(const uint8_t *data, uint32_t length) {
  for (uint32_t i = 0; i < length; i++) {
    machine.trace_bytes += data[i] != 0;
  }
  return length - moved(length);
}

static uint32_t host_read(uint8_t *data, uint32_t length) {
  const uint32_t count = moved(length);
  const uint32_t answer = machine.host.answer;
  if (length == sizeof answer && count == length) {
    memcpy(data, &answer, sizeof answer);
  } else {
    memset(data, 0, count);
  }
  return length - count;
}

uint32_t arch_semihost(uint32_t operation, const void *arguments) {
  const uintptr_t *words = arguments;
  const bool gone = host_is_gone();
  CHECK(!machine.chip);
  switch (operation) {
  case 1: /* SYS_OPEN */
    return machine.host.there && !gone ? 5u : UINT32_MAX;
  case 5: /* SYS_WRITE */
    return gone ? (uint32_t)words[2]
                : host_write((const uint8_t *)words[1], (uint32_t)words[2]);
  case 6: /* SYS_READ */
    return gone ? (uint32_t)words[2]
                : host_read((uint8_t *)words[1], (uint32_t)words[2]);
  default: /* SYS_EXIT_EXTENDED */
    longjmp(machine.escape, MACHINE_EXIT);
  }
}

/* ---- board.h ---- */

bool board_start(void) { return !machine.chip; }

void board_watchdog_start(void) {}

void board_watchdog_feed(void) {}

/* ---- what the linker passes through here: the kernel's own account of faults
 * ---- */

void __real_fault_task(struct task_state *task, enum fault_kind kind,
                       uint32_t pc, uint32_t address, uint32_t value);
void __wrap_fault_task(struct task_state *task, enum fault_kind kind,
                       uint32_t pc, uint32_t address, uint32_t value);
void machine_before_fault(const struct task_state *task, enum fault_kind kind);

void __wrap_fault_task(struct task_state *task, enum fault_kind kind,
                       uint32_t pc, uint32_t address, uint32_t value) {
  machine_before_fault(task, kind);
  machine.seen.fault = true;
  machine.seen.task = machine_index(task);
  machine.seen.kind = kind;
  machine.seen.pc = pc;
  machine.seen.address = address;
  machine.seen.value = value;
  __real_fault_task(task, kind, pc, address, value);
}

/* What the kernel logs, kept a second time. */
void __real_audit_log(uint32_t what, uint32_t first, uint32_t second);
void __wrap_audit_log(uint32_t what, uint32_t first, uint32_t second);

void __wrap_audit_log(uint32_t what, uint32_t first, uint32_t second) {
  const uint32_t kind = what & 0xff, task = what >> 8 & 0xff;
  if (kind > AUDIT_PANIC && kind <= AUDIT_PANIC + PANIC_WATCHDOG) {
    CHECK(task == NO_TASK);
    machine.seen.panic = true;
    machine.seen.panic_code = kind - AUDIT_PANIC;
    machine.seen.panic_pc = first;
  } else {
    CHECK(kind == AUDIT_START || task < tables.tasks);
  }
  machine.seen.denials += kind > AUDIT_DENIED && kind <= AUDIT_DENIED + VERDICT_NOTIFICATION;
  machine.logged[machine.logs++ % MACHINE_LOGGED] =
      (struct machine_record){kernel.milliseconds, what, first, second};
  __real_audit_log(what, first, second);
}
