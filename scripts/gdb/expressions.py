"""`ts EXPRESSION`: variables by the names of the source, fields, elements: `filling.state`, `queue[head].kind`, `list.length`."""

import re

import gdb
import values

token = re.compile(r"\s*(?:(\d+)|([A-Za-z_$][\w$]*)|(\.|\[|\]))")


def variables(task, frame):
    """Locals and parameters of a frame, innermost first: (name, value, type, is it a parameter); a hidden one of the same name comes later."""
    function = frame.function()
    entry = task.functions.get(function.name) if function else None
    if entry is None:
        return []
    line = frame.find_sal().line
    found = []
    block = frame.block()
    while block is not None:
        for symbol in block:
            known = entry["locals"].get(symbol.name)
            if known is None or not (symbol.is_variable or symbol.is_argument):
                continue
            frame_fields = _sequence_fields(task, symbol.name, known)
            if frame_fields is not None:
                held = symbol.value(frame).dereference()
                found += [(dict(field, line=known["line"]), held[c_name], False) for c_name, field in frame_fields]
                continue
            # Declared at the top of the C function, but not yet alive here.
            if not symbol.is_argument and known["line"] > line:
                continue
            value = values.NotYetSet() if _is_unset(frame, symbol, known, line, block) else _value(frame, symbol, known["type"], block)
            found.append((known, value, symbol.is_argument))
        if block.function is not None:
            break
        block = block.superblock
    # Of one name in one block, the one declared last.
    found.sort(key=lambda each: -each[0]["line"])
    return [(known["name"], value, known["type"], parameter) for known, value, parameter in found]


def _is_unset(frame, symbol, known, line, block):
    """Whether control is in the declaration of a local, before its first value is stored. What GCC has optimised says itself where a value is."""
    if symbol.is_argument or not known["line"] <= line <= known.get("end", known["line"]):
        return False
    table = symbol.symtab
    # The last of GCC's options counts.
    levels = re.findall(r" -O(\w+)", getattr(table, "producer", None) or "")
    if not levels or levels[-1] != "0":
        return False
    if line > known["line"] or known.get("alone"):
        return True
    # More follows on this line: only where it begins is it certain.
    starts = [entry.pc for entry in table.linetable() if entry.line == line and block.start <= entry.pc < block.end]
    return bool(starts) and frame.pc() == min(starts)


def _sequence_fields(task, c_name, known):
    """Where the locals of a sequence are: fields of what `self` points to. None for any other variable."""
    kind = known["type"]
    if c_name != "self" or not isinstance(kind, dict) or not isinstance(kind.get("reference"), dict):
        return None
    entry = task.structs.get(kind["reference"].get("struct"))
    if entry is None or not entry.get("frame"):
        return None
    inner = lambda field: isinstance(field["type"], dict) and task.structs.get(field["type"].get("struct"), {}).get("frame")
    return [(name, field) for name, field in entry["fields"].items() if name not in ("state", "value") and not inner(field)]


def _value(frame, symbol, kind, block):
    value = symbol.value(frame)
    if isinstance(kind, dict) and "view" in kind:
        length = gdb.lookup_symbol(symbol.name + "_length", block)[0]
        if length is not None:
            return values.View(value, length.value(frame))
    return value


def module_variables(task):
    """The variables at the top level of the task's modules: (module, name, value, type)."""
    found = []
    for c_name, known in task.globals.items():
        value = symbol_in(task, c_name)
        if value is None and "constant" in known:
            value = values.Known(known["constant"])
        if value is not None:
            found.append((known["module"].rsplit("/", 1)[-1], known["name"], value, known["type"]))
    return found


def symbol_in(task, c_name):
    """The value of a variable at file scope. Two tasks may have one of the same name: each lies in its own RAM."""
    for symbol in gdb.lookup_static_symbols(c_name):
        value = symbol.value()
        if value.address is None:
            # GCC has found that it never changes, and keeps it nowhere.
            continue
        if task.ram_holds(int(value.address)) or task.holds(int(value.address)):
            return value
    return None


class Unknown(Exception):
    pass


def evaluate(task, frame, text, shown=False):
    """The value and type of an expression; `shown`: NotYetSet will do. Raises Unknown with a sentence for the user."""
    words = _words(text)
    if not words or words[0][0] != "name":
        raise Unknown("write a variable, with .field or [index] behind it")
    name = words.pop(0)[1]
    value, kind = _lookup(task, frame, name, shown and not words)
    while words:
        what, word = words.pop(0)
        if what == "." and words and words[0][0] == "name":
            value, kind = _field(task, value, kind, words.pop(0)[1])
        elif what == "[":
            inside = []
            depth = 1
            while words:
                what, word = words.pop(0)
                depth += (what == "[") - (what == "]")
                if depth == 0:
                    break
                inside.append((what, word))
            value, kind = _element(task, value, kind, _index(task, frame, inside))
        else:
            raise Unknown("'%s' is not understood here: variables, .field and [index] are" % word)
    return value, kind


def _words(text):
    words = []
    at = 0
    text = text.strip()
    while at < len(text):
        match = token.match(text, at)
        if not match:
            raise Unknown("'%s' is not understood: variables, .field and [index] are" % text[at:])
        number, name, sign = match.groups()
        words.append(("number", int(number)) if number else ("name", name) if name else (sign, sign))
        at = match.end()
    return words


def _lookup(task, frame, name, shown=False):
    for known, value, kind, _ in variables(task, frame) if frame is not None else []:
        if known == name:
            if isinstance(value, values.NotYetSet) and not shown:
                raise Unknown("'%s' has no value yet: its declaration has not run" % name)
            return value, kind
    for _, known, value, kind in module_variables(task):
        if known == name:
            return value, kind
    raise Unknown("there is no variable '%s' here; constants known at build time are in no memory" % name)


def _field(task, value, kind, name):
    if name == "length":
        if isinstance(value, values.View):
            return value.length, "i32"
        array = _array(kind)
        if array is not None:
            return gdb.Value(array["length"]), "i32"
        if _tuple(task, kind) is not None:
            return gdb.Value(len(_tuple(task, kind)["fields"])), "i32"
    value, kind = _dereferenced(value, kind)
    entry = task.structs.get(kind["struct"]) if isinstance(kind, dict) and "struct" in kind else None
    for c_name, known in entry["fields"].items() if entry else []:
        if known["name"] == name:
            if c_name not in values.fields_there(entry, value):
                raise Unknown("this member of the union has no '%s'" % name)
            return value[c_name], known["type"]
    raise Unknown("there is no field '%s'" % name)


def _tuple(task, kind):
    """The entry of a tuple of different types; None for all else."""
    while isinstance(kind, dict) and ("reference" in kind or "nullable" in kind):
        kind = kind.get("reference", kind.get("nullable"))
    entry = task.structs.get(kind["struct"]) if isinstance(kind, dict) and "struct" in kind else None
    return entry if entry is not None and entry.get("tuple") else None


def _array(kind):
    if isinstance(kind, dict) and "reference" in kind:
        kind = kind["reference"]
    return kind if isinstance(kind, dict) and "array" in kind else None


def _dereferenced(value, kind):
    if isinstance(kind, dict) and "nullable" in kind:
        kind = kind["nullable"]
    if isinstance(kind, dict) and "reference" in kind:
        if int(value) == 0:
            raise Unknown("it is null")
        return value.dereference(), kind["reference"]
    return value, kind


def _element(task, value, kind, index):
    tuple_entry = _tuple(task, kind)
    if tuple_entry is not None:
        value, _ = _dereferenced(value, kind)
        fields = list(tuple_entry["fields"].items())
        if not 0 <= index < len(fields):
            raise Unknown("index %d out of 0..%d" % (index, len(fields) - 1))
        return value[fields[index][0]], fields[index][1]["type"]
    if isinstance(value, values.View):
        length, element, base = int(value.length), kind["view"], value.pointer
    else:
        array = _array(kind)
        if array is None:
            raise Unknown("this is no array")
        length, element, base = array["length"], array["array"], value
    if not 0 <= index < length:
        raise Unknown("index %d out of 0..%d" % (index, length - 1))
    return base[index], element


def _index(task, frame, words):
    if len(words) == 1 and words[0][0] == "number":
        return words[0][1]
    text = "".join(str(word) for _, word in words)
    value, _ = evaluate(task, frame, text)
    return int(value)
