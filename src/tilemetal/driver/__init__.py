"""What the command line and the build do with a kernel file: load, bind, compile, write, remember.

Nothing here imports TVM or numpy until a kernel really has to be compiled.
"""
