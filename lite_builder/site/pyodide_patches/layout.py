"""What lets a snapshot of Pyodide's memory hold compiled packages? The linker lays them out again as they lay then.

Pyodide's own snapshots know nothing of libraries that were opened later. Each change here tells `_layout`, an option of
`loadPyodide`, what the linker does (site/snapshots/recorder.mjs writes it down, site/assets/boot/replayer.mjs says it
again); without that option nothing is different.
"""

from lite_builder.site.patch import Patch
from lite_builder.site.pyodide_patches.speed import FILE

_LAYOUT = "Module.API.config._layout"

PATCHES = (
    Patch(
        FILE,
        "var memoryBase=metadata.memorySize?alignMemory(getMemory(metadata.memorySize+memAlign),memAlign):0;"
        "var tableBase=metadata.tableSize?wasmTable.length:0;",
        "var takeMemory=()=>metadata.memorySize?alignMemory(getMemory(metadata.memorySize+memAlign),memAlign):0;"
        f"var memoryBase={_LAYOUT}?{_LAYOUT}.place(libName,wasmTable.length,takeMemory):takeMemory();"
        "var tableBase=metadata.tableSize?wasmTable.length:0;",
        why="a library has to lie where it lay, since addresses in it are all over the memory",
    ),
    Patch(
        FILE,
        "if(applyRelocs){if(runtimeInitialized){",
        f"if(applyRelocs&&!{_LAYOUT}?.isReplaying){{if(runtimeInitialized){{",
        why="its data come with the memory",
    ),
    Patch(
        FILE,
        "if(init){if(runtimeInitialized){init()}else{addOnPostCtor(init)}}return moduleExports",
        f"if(init&&!{_LAYOUT}?.isReplaying){{if(runtimeInitialized){{init()}}else{{addOnPostCtor(init)}}}}"
        "return moduleExports",
        why="its constructors have run: what they made comes with the memory",
    ),
    Patch(
        FILE,
        "functionsInTableMap.set(func,ret);return ret};",
        f"functionsInTableMap.set(func,ret);{_LAYOUT}?.added(ret,func);return ret}};",
        why="functions are known in the memory by their number in the table",
    ),
    Patch(
        FILE,
        "try{return loadDynamicLibrary(filename,combinedFlags,localScope,handle)}catch(e){dlSetError(",
        "try{var open=()=>loadDynamicLibrary(filename,combinedFlags,localScope,handle);"
        f"return {_LAYOUT}?{_LAYOUT}.open({{name:filename,global,nodelete:combinedFlags.nodelete,handle}},open):open()"
        "}catch(e){dlSetError(",
        why="a library is known in the memory by its handle",
    ),
    Patch(
        FILE,
        "function loadLibData(){",
        f"function loadLibData(){{var module={_LAYOUT}?.module(libName);if(module)return module;",
        why="libraries of a snapshot are compiled beside each other, before they are laid out",
    ),
    Patch(
        FILE,
        'if(f){var libData=FS.readFile(f,{encoding:"binary"});return flags.loadAsync',
        f'if(f){{{_LAYOUT}?.found(libName,f);var libData=FS.readFile(f,{{encoding:"binary"}});return flags.loadAsync',
        why="a library that another one needs goes by its name alone",
    ),
    Patch(
        FILE,
        "var reportUndefinedSymbols=",
        'Module["linker"]={LDSO,loadDynamicLibrary,addFunction,getEmptyTableSlot,freeTableIndexes,'
        "ffi_prep_closure_loc_js,tableLength:()=>wasmTable.length,growMemory:bytes=>{"
        "var missing=bytes-wasmMemory.buffer.byteLength;"
        "if(missing>0){wasmMemory.grow(Math.ceil(missing/65536));updateMemoryViews()}}};"
        "var reportUndefinedSymbols=",
        why="the layout is said again by the linker's own functions",
    ),
    Patch(
        FILE,
        "var closure=_malloc(size);var index=getEmptyTableSlot();",
        f"var closure=_malloc(size);var index=getEmptyTableSlot();{_LAYOUT}?.closureTaken(index);",
        why="closures of ctypes and cffi have a place in the table",
    ),
    Patch(
        FILE,
        "freeTableIndexes.push(index);_free(closure)}",
        f"freeTableIndexes.push(index);{_LAYOUT}?.closureFreed(index,closure);_free(closure)}}",
        why="a place in the table is taken again, the last that was freed first",
    ),
    Patch(
        FILE,
        "function ffi_prep_closure_loc_js(closure,cif,fun,user_data,codeloc){",
        "function ffi_prep_closure_loc_js(closure,cif,fun,user_data,codeloc){"
        f"{_LAYOUT}?.closureMade([closure,cif,fun,user_data,codeloc]);",
        why="what stands in the table for a closure is no part of the memory",
    ),
    Patch(
        FILE,
        "API.restoreSnapshot=function(t){",
        f"API.restoreSnapshot=function(t){{if({_LAYOUT})return {_LAYOUT}.restore(Module);",
        why="libraries are laid out when Pyodide is there and its memory is not, which need not come in one piece",
    ),
)
