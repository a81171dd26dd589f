# Everything runs in a virtual environment inside this folder; nothing needs root, and file names here are
# relative so that the folder's own path may contain spaces.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
IN_VENV := VIRTUAL_ENV="$(CURDIR)/.venv" PATH="$(CURDIR)/$(BIN):$$PATH"
INSTALLED := .venv/.installed

# What the installed package is made of besides Python modules, which the editable install reads in place.
PACKAGE_INPUTS := pyproject.toml CMakeLists.txt src/tilemetal/_version.py $(shell find cmake cpp -type f)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install demo test golden determinism sanitize sdk-check ttnn-check bench docs vendor-examples lint format clean

help:
	@echo "make demo    build examples/matmul with CMake and run it on the mock device"
	@echo "make test    run all tests"
	@echo "make sdk-check  check all kernels and host programs, or KERNELS=\"a.cpp b.cpp\", against the real SDK"
	@echo "make ttnn-check TTNN_PYTHON=python3.12  check the ttnn runtime against the real ttnn package"
	@echo "make golden  compare the mock with recorded bits of the hardware (DIR=folder of golden vectors)"
	@echo "make determinism  run multi-core programs on the mock 20 times with 1, 2 and 4 threads each, and compare"
	@echo "make sanitize  run the whole corpus of the mock with AddressSanitizer, UBSan and ThreadSanitizer"
	@echo "make bench   run the benchmarks"
	@echo "make docs    write the pages generated from the sources"
	@echo "make vendor-examples SRC=DIR  run the vendor's programming examples of September 2025 on the mock"
	@echo "make lint    ruff, mypy and clang-format"
	@echo "make format  let ruff and clang-format rewrite the files"
	@echo "make clean   remove .venv and build"

install: $(INSTALLED)

.venv/.created:
	"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 10) and "Python 3.10 or newer is needed: make PYTHON=...")'
	"$(PYTHON)" -m venv --clear .venv
	@touch $@

# Build requirements come first because the package is built without isolation: pip's throw-away build folder
# would make every rebuild a full one. build/package keeps the objects.
$(INSTALLED): .venv/.created $(PACKAGE_INPUTS)
	$(BIN)/python -c 'import ast, pathlib, re; print(*ast.literal_eval(re.search(r"^requires = (.*)", \
	    pathlib.Path("pyproject.toml").read_text(), re.M)[1]), "cmake", "ninja", sep="\n")' > .venv/build-requirements.txt
	$(PIP) install -r .venv/build-requirements.txt
	$(IN_VENV) CMAKE_BUILD_PARALLEL_LEVEL=$${CMAKE_BUILD_PARALLEL_LEVEL:-2} \
	    $(PIP) install --no-build-isolation --config-settings=build-dir=build/package --editable '.[dev]'
	@touch $@

demo: $(INSTALLED)
	$(IN_VENV) cmake -S examples/matmul -B build/demo -G Ninja -DCMAKE_BUILD_TYPE=Release
	$(IN_VENV) cmake --build build/demo
	build/demo/app

test: $(INSTALLED)
	$(BIN)/python -m pytest -n 2 --dist worksteal $(PYTEST_ARGS)

# Ends with status 77 where the wheel or the cross compiler cannot be had: skipped, which is not passed.
sdk-check: $(INSTALLED)
	$(IN_VENV) $(BIN)/python tools/sdk_check $(if $(KERNELS),files $(KERNELS),project)

# An environment of its own: ttnn has wheels for Python 3.10 and 3.12 alone, and wants an older NumPy.
TTNN_PYTHON ?= $(PYTHON)

ttnn-check:
	"$(TTNN_PYTHON)" -c 'import sys; sys.exit(sys.version_info[:2] not in ((3, 10), (3, 12)) and "ttnn needs Python 3.10 or 3.12: make ttnn-check TTNN_PYTHON=...")'
	"$(TTNN_PYTHON)" -m venv build/ttnn-check/venv
	build/ttnn-check/venv/bin/python -m pip --quiet --disable-pip-version-check install '.[ttnn]' pytest hypothesis
	build/ttnn-check/venv/bin/python -m pytest tests/ttnn_runtime

DIR ?= tests/mock/golden_subset
golden: $(INSTALLED)
	$(IN_VENV) cmake -S tests/mock/programs -B build/golden -G Ninja -DCMAKE_BUILD_TYPE=Release
	$(IN_VENV) cmake --build build/golden --target compute_jobs
	$(BIN)/python tools/golden "$(DIR)" --program build/golden/compute_jobs

RUNS ?= 20
determinism: $(INSTALLED)
	$(IN_VENV) TILEMETAL_DETERMINISM_RUNS=$(RUNS) $(BIN)/python -m pytest -n 2 tests/mock/test_determinism.py

sanitize: $(INSTALLED)
	$(IN_VENV) TILEMETAL_SANITIZE_ALL=1 $(BIN)/python -m pytest tests/native

bench: $(INSTALLED)
	$(BIN)/python benchmarks/generation.py --json build/benchmarks/generation.json
	$(IN_VENV) $(BIN)/python benchmarks/mock_device.py --build build/benchmarks/mock --json build/benchmarks/mock_device.json $(BENCH_ARGS)

docs: $(INSTALLED)
	$(BIN)/python tools/intrinsics_page.py

# Needs the vendor's sources, which are no part of this repository.
vendor-examples: .venv/.created
	$(BIN)/python -m tools.vendor_examples "$(SRC)"

lint: $(INSTALLED)
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	git ls-files -z '*.cpp' '*.hpp' '*.h' | xargs -0 -r $(BIN)/clang-format --dry-run -Werror

format: $(INSTALLED)
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .
	git ls-files -z '*.cpp' '*.hpp' '*.h' | xargs -0 -r $(BIN)/clang-format -i

clean:
	rm -rf .venv build
