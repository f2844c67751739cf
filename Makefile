# make help: các lệnh. Trên Windows không có make: xem README.vi.md.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3.13 python3.12 python3.11 python3 python
CACHES := .pytest_tmp .mypy_cache .pytest_cache .ruff_cache .hypothesis
TWO_AT_ONCE := -n 2 --dist loadfile --no-loadscope-reorder
LOCK_FLAGS ?= --upgrade
LOCK := $(BIN)/uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 --generate-hashes \
	--no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(LOCK_FLAGS)

export PIP_DISABLE_PIP_VERSION_CHECK := 1

# A folder that was copied here, or whose Python is gone, needs a new .venv.
$(shell [ -x $(BIN)/python ] && [ "$$(cat $(VENV)/place 2>/dev/null || pwd)" = "$$(pwd)" ] || rm -rf $(VENV))

.DEFAULT_GOAL := help
.PHONY: help site serve test lint bless audit bench soak lock clean

help: ## Các lệnh
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-6s %s\n", $$1, $$2 }' Makefile

site: $(VENV)/runtime ## Dựng trang vào thư mục site/
	@$(BIN)/bantin build
	@echo 'Trang nằm trong thư mục site/. Xem thử: make serve. Đăng: chép cả thư mục site/ lên máy chủ web.'

serve: $(VENV)/runtime ## Xem thử trang trên máy này
	@$(BIN)/bantin serve

# The tests start the command many times: what is compiled once is kept, whatever the environment says.
test bless: export PYTHONDONTWRITEBYTECODE :=

test: lint ## Kiểm tra mã nguồn và chạy mọi bài kiểm thử
	@$(BIN)/python tests/browser.py --install
	$(BIN)/python -m pytest --basetemp=.pytest_tmp $(TWO_AT_ONCE)

lint: $(VENV)/dev ## Chỉ kiểm tra mã nguồn: ruff, mypy
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

bless: $(VENV)/dev ## Ghi lại các kết quả mẫu của bài kiểm thử; xem git diff trước khi commit
	@$(BIN)/python tests/browser.py --install
	BLESS=1 $(BIN)/python -m pytest --basetemp=.pytest_tmp $(TWO_AT_ONCE)

audit: $(VENV)/dev ## Kiểm tra trang trong trình duyệt, máy chủ thật và các công cụ ngoài; ảnh: build/audit/index.html
	@$(BIN)/python -m tests.audit

bench: $(VENV)/dev ## Đo tốc độ và bộ nhớ, bên cạnh MkDocs và Hugo; cỡ khác: make bench SIZES="1000 10000 100000"
	@$(BIN)/python tests/browser.py --install
	@$(BIN)/python -m tests.bench $(SIZES) $(BENCH)

soak: $(VENV)/dev ## Giết 200 lần dựng trang ở chỗ bất kỳ; thử đĩa đầy, đĩa chỉ đọc (Linux). Số khác: make soak KILLS=1000
	KILLS=$(or $(KILLS),200) $(BIN)/python -m pytest --basetemp=.pytest_tmp tests/publish/test_killed.py
	unshare --map-root-user --mount $(BIN)/python -m pytest --basetemp=.pytest_tmp tests/publish/disks.py

lock: $(VENV)/runtime ## Làm mới requirements.txt và requirements-dev.txt
	@$(BIN)/python -m pip install --quiet uv
	$(LOCK) pyproject.toml --group build --output-file requirements.txt
	$(LOCK) pyproject.toml --group build --group dev --constraints requirements.txt --output-file requirements-dev.txt

clean: ## Xóa những gì đã dựng; giữ lại .venv
	rm -rf site build .cache .site-* $(CACHES)

$(VENV)/runtime: requirements.txt pyproject.toml $(VENV)/place
	@echo 'Đang cài các thư viện…'
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev: requirements-dev.txt $(VENV)/runtime
	@echo 'Đang cài các công cụ kiểm thử…'
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/place:
	@for python in $(PYTHON); do \
		if $$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			$$python -m venv $(VENV) && pwd > $@; exit; \
		fi; \
	done; \
	echo 'Lỗi: cần Python từ 3.11 trở lên, có kèm venv và pip, nhưng máy này không có. Cài Python 3.11 hoặc mới hơn' \
		'(Debian, Ubuntu: apt install python3 python3-venv) rồi chạy lại; hoặc chỉ rõ: make PYTHON=/đường/dẫn/python3' >&2; \
	exit 1
