/* Reads, writes and jumps outside the compartment. */
#include "attack.h"

#define KERNEL_STACK 0x20000000u
#define KERNEL_DATA 0x20000220u
#define FLASH 0x08000000u
#define NOTHING 0x40000000u
#define USART1 0x40011000u

static uint32_t own_data[4];
static const uint32_t own_constant[4] = {1, 2, 3, 4};

static void write_to(const char *name, uint32_t address) {
	announce(name, FAULT_MEMORY, address);
	*at(address) = 0;
}

static void read_from(const char *name, uint32_t address) {
	announce(name, FAULT_MEMORY, address);
	own_data[0] = *at(address);
}

static void jump_to(const char *name, uint32_t address) {
	announce(name, FAULT_MEMORY, address & ~1u);
	((attack)(uintptr_t)(address | 1))();
}

static void write_neighbour_data(void) {
	write_to("write-neighbour-data", VICTIM_DATA);
}
static void read_neighbour_data(void) {
	read_from("read-neighbour-data", VICTIM_DATA);
}
static void write_neighbour_code(void) {
	write_to("write-neighbour-code", VICTIM_CODE & ~3u);
}
static void read_neighbour_code(void) {
	read_from("read-neighbour-code", VICTIM_CODE & ~3u);
}
static void run_neighbour_code(void) {
	jump_to("run-neighbour-code", VICTIM_CODE);
}
static void write_kernel_stack(void) {
	write_to("write-kernel-stack", KERNEL_STACK);
}
static void write_kernel_data(void) {
	write_to("write-kernel-data", KERNEL_DATA);
}
static void read_kernel_data(void) {
	read_from("read-kernel-data", KERNEL_DATA);
}
static void read_vectors(void) {
	read_from("read-vectors", FLASH);
}
static void run_kernel_code(void) {
	jump_to("run-kernel-code", FLASH + 0x400);
}
static void write_own_code(void) {
	write_to("write-own-code", (uint32_t)(uintptr_t)own_constant);
}
static void use_timer(void) {
	write_to("use-undeclared-peripheral", NOTHING);
}
static void use_usart(void) {
	write_to("use-undeclared-usart", USART1);
}
static void read_null(void) {
	read_from("read-null", 0);
}
static void run_null(void) {
	jump_to("run-null", 0);
}
static void run_data(void) {
	own_data[0] = 0x47704770; /* bx lr */
	jump_to("run-own-data", (uint32_t)(uintptr_t)own_data);
}
static void run_stack(void) {
	volatile uint32_t code[2] = {0x47704770, 0x47704770};
	jump_to("run-own-stack", (uint32_t)(uintptr_t)code);
}
static void across_the_end(void) {
	/* The last word of RAM a region grants: a double word there ends outside. */
	announce("read-end-of-map", FAULT_MEMORY, 0xfffffffcu);
	own_data[0] = *at(0xfffffffcu);
}

static const attack attacks[] = {
    write_neighbour_data,
    read_neighbour_data,
    write_neighbour_code,
    read_neighbour_code,
    run_neighbour_code,
    write_kernel_stack,
    write_kernel_data,
    read_kernel_data,
    read_vectors,
    run_kernel_code,
    write_own_code,
    use_timer,
    use_usart,
    read_null,
    run_null,
    run_data,
    run_stack,
    across_the_end,
};

void scan(void) {
	run_attack(attacks, sizeof attacks / sizeof attacks[0]);
}
