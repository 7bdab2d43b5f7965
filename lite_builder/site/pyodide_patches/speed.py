"""Why does Pyodide load libraries slowly, and what changes that? Without these changes a site works the same."""

from lite_builder.site.patch import Patch

FILE = "pyodide.asm.mjs"

_WHY_PENDING = (
    "Emscripten's linker looks through all symbols again for each library: most of the time that libraries take"
)

PATCHES = (
    Patch(FILE, "var GOT={};", "var GOT={};var GOTpending=new Set;", why=_WHY_PENDING),
    Patch(
        FILE,
        'if(!rtn){rtn=GOT[symName]=new WebAssembly.Global({value:"i32",mutable:true},-1)}',
        'if(!rtn){rtn=GOT[symName]=new WebAssembly.Global({value:"i32",mutable:true},-1);GOTpending.add(symName)}',
        why=f"{_WHY_PENDING}; here symbols without a value come into being",
    ),
    Patch(
        FILE,
        "var reportUndefinedSymbols=()=>{for(var[symName,entry]of Object.entries(GOT)){if(entry.value==-1){",
        "var reportUndefinedSymbols=()=>{for(var symName of GOTpending){var entry=GOT[symName];if(entry.value==-1){",
        why=f"{_WHY_PENDING}; here those without a value are given one",
    ),
    Patch(
        FILE,
        "throw new Error(`bad export type for '${symName}': ${typeof value} (${value})`)}}}};var loadDylibs=",
        "throw new Error(`bad export type for '${symName}': ${typeof value} (${value})`)}}}GOTpending.clear()};"
        "var loadDylibs=",
        why=f"{_WHY_PENDING}; from here on all have one",
    ),
    Patch(
        FILE,
        "await this.#e.loadDynlibsFromPackage({file_name:r},i)",
        'if(!r.endsWith(".whl"))await this.#e.loadDynlibsFromPackage({file_name:r},i)',
        why="it opens all libraries of a wheel, 107 of scipy; Python opens those that it imports, and what these need",
    ),
)
