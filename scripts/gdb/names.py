"""The section .bulkhead.names of an image (scripts/debug-names.ts): names and types as the user wrote them, by their names in C."""

import json
import struct


def read_section(path, wanted):
    """The bytes of a section of a 32-bit little-endian ELF file; None when it is not there."""
    with open(path, "rb") as file:
        header = file.read(52)
        if header[:6] != b"\x7fELF\x01\x01":
            return None
        offset = struct.unpack_from("<I", header, 32)[0]
        size, count, names_at = struct.unpack_from("<HHH", header, 46)
        file.seek(offset)
        table = file.read(size * count)
        sections = [struct.unpack_from("<IIIIII", table, index * size) for index in range(count)]
        file.seek(sections[names_at][4])
        names = file.read(sections[names_at][5])
        for name, _, _, _, start, length in sections:
            if names[name : names.index(b"\0", name)] == wanted.encode():
                file.seek(start)
                return file.read(length)
    return None


class Task:
    """One compartment."""

    def __init__(self, entry):
        self.name = entry["name"]
        self.entry = entry["entry"]
        self.flash = entry["flash"]
        self.ram = entry["ram"]
        names = entry["names"] or {"functions": {}, "globals": {}, "structs": {}, "enums": {}}
        self.is_typescript = entry["names"] is not None
        self.functions = names["functions"]
        self.globals = names["globals"]
        self.structs = names["structs"]
        self.enums = names["enums"]

    def holds(self, pc):
        return self.flash["base"] <= pc < self.flash["base"] + self.flash["size"]

    def ram_holds(self, address):
        return self.ram["base"] <= address < self.ram["base"] + self.ram["size"]

    def scan(self):
        """The C name and the place of `scan`; None where the task has none in TypeScript."""
        for name, function in self.functions.items():
            if function["name"] == "scan" and function["file"].rsplit("/", 1)[-1] == self.entry:
                return name, function
        return None


class Image:
    """All tasks of an image."""

    def __init__(self, path):
        contents = read_section(path, ".bulkhead.names") if path else None
        table = json.loads(contents) if contents else {"tasks": []}
        self.tasks = [Task(entry) for entry in table["tasks"]]

    def task_at(self, pc):
        return next((task for task in self.tasks if task.holds(pc)), None)

    def task_named(self, name):
        return next((task for task in self.tasks if task.name == name), None)
