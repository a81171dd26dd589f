"""The one place that names TVM: every TIRx class and function tilemetal uses is imported here.

apache-tvm 0.27 calls the dialect ``tvm.tirx`` (older releases ``tvm.tir``); a release that moves a name
is met by editing this file only.
"""

from __future__ import annotations

from tvm.ir import (
    Call,
    Expr,
    Op,
    PointerType,
    PrimType,
    Range,
    SourceName,
    Span,
    StringImm,
    TensorLoad,
    TensorRegion,
    Var,
    is_prim_expr,
)
from tvm.ir import register_op_attr as _register_op_attr
from tvm.script import tirx as script
from tvm.script.ir_builder import IRBuilder
from tvm.script.parser._core import doc
from tvm.script.parser._core import utils as parser_utils
from tvm.script.parser.core.diagnostics import DiagnosticError, Source
from tvm.script.parser.core.error import ParserError
from tvm.script.parser.core.parser import Parser
from tvm.sym import Analyzer
from tvm.tirx import (
    EQ,
    GE,
    GT,
    LE,
    LT,
    NE,
    Add,
    AllocBuffer,
    And,
    AttrStmt,
    Bind,
    Broadcast,
    BufferStore,
    BufferType,
    CallEffectKind,
    Cast,
    Div,
    Evaluate,
    FloatImm,
    FloorDiv,
    FloorMod,
    For,
    ForKind,
    IfThenElse,
    IntImm,
    Let,
    Max,
    Min,
    Mod,
    Mul,
    Not,
    Or,
    PrimFunc,
    Ramp,
    Select,
    SeqStmt,
    Stmt,
    Sub,
    While,
    call_intrin,
    ceildiv,
    decl_buffer,
    is_buffer_var,
)
from tvm.tirx.script.builder import ir as builder
from tvm.tirx.script.builder.frame import ForFrame
from tvm.tirx.script.parser.parser import bind_assign_value, bind_for_value
from tvm.tirx.tile_primitive import TilePrimitiveCall
from tvm_ffi import structural_map, structural_walk
from tvm_ffi.registry import get_global_func

__all__ = [
    "EQ",
    "GE",
    "GT",
    "LE",
    "LT",
    "NE",
    "Add",
    "AllocBuffer",
    "Analyzer",
    "And",
    "AttrStmt",
    "Bind",
    "Broadcast",
    "BufferStore",
    "BufferType",
    "Call",
    "CallEffectKind",
    "Cast",
    "DiagnosticError",
    "Div",
    "Evaluate",
    "Expr",
    "FloatImm",
    "FloorDiv",
    "FloorMod",
    "For",
    "ForFrame",
    "ForKind",
    "IRBuilder",
    "IfThenElse",
    "IntImm",
    "Let",
    "Max",
    "Min",
    "Mod",
    "Mul",
    "Not",
    "Op",
    "Or",
    "Parser",
    "ParserError",
    "PointerType",
    "PrimFunc",
    "PrimType",
    "Ramp",
    "Range",
    "Select",
    "SeqStmt",
    "Source",
    "SourceName",
    "Span",
    "Stmt",
    "StringImm",
    "Sub",
    "TensorLoad",
    "TensorRegion",
    "TilePrimitiveCall",
    "Var",
    "While",
    "bind_assign_value",
    "bind_for_value",
    "builder",
    "call_intrin",
    "ceildiv",
    "decl_buffer",
    "doc",
    "get_global_func",
    "is_buffer_var",
    "is_prim_expr",
    "parser_utils",
    "register_op",
    "script",
    "structural_map",
    "structural_walk",
]

_register_op = get_global_func("ir.RegisterOp")


def register_op(name: str, doc_line: str, *, tile_primitive: bool) -> None:
    """Register a ``tt.*`` operation with TVM so that it can be called, printed, walked and mapped."""
    _register_op(name, doc_line)
    if tile_primitive:
        _register_op_attr(name, "TIRxOpCategory", "tile_primitive")
    _register_op_attr(name, "TScriptPrinterName", name)
    _register_op_attr(name, "TCallEffectKind", CallEffectKind.Opaque.value)
