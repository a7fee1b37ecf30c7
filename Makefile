# ibid: make demo, make test; what else there is stands in CONTRIBUTING.md.

# ---- Settings ------------------------------------------------------------

CC          ?= cc
CFLAGS      ?= -O2 -g
LUA_VERSION ?= 5.4
LUA         ?= lua$(LUA_VERSION)
LUA_CFLAGS  ?= $(shell pkg-config --cflags lua$(LUA_VERSION) 2>/dev/null)
PREFIX      ?= /usr/local
INST_BINDIR ?= $(PREFIX)/bin
INST_LUADIR ?= $(PREFIX)/share/lua/$(LUA_VERSION)
INST_LIBDIR ?= $(PREFIX)/lib/lua/$(LUA_VERSION)
LIBFLAG     ?= -shared
FUZZ_TIME   ?= 600

# ---- No need to change anything below ------------------------------------

BUILD  = build
WARN   = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
         -Wmissing-prototypes -Werror
FLAGS  = -std=c11 -D_GNU_SOURCE $(WARN) -fPIC -fvisibility=hidden -Iinclude \
         $(CPPFLAGS) $(CFLAGS)
LIBS   = -lutf8proc

BINDING = src/lua_ibid.c
CORE    = $(filter-out $(BINDING),$(sort $(wildcard src/*.c src/*/*.c)))
OBJECTS = $(CORE:src/%.c=$(BUILD)/obj/%.o)
TESTS   = $(patsubst spec/c/%.c,$(BUILD)/spec/%,$(sort $(wildcard spec/c/*_test.c)))
FUZZERS = $(patsubst spec/fuzz/%.c,$(BUILD)/fuzz/%,$(sort $(wildcard spec/fuzz/*.c)))
SPECS   = $(sort $(wildcard spec/*_spec.lua))
MODULES = $(sort $(shell find lua -name '*.lua'))
SOURCES = $(sort $(wildcard src/*.c src/*.h src/*/*.c src/*/*.h include/*.h \
          spec/c/*.c spec/c/*.h spec/fuzz/*.c spec/bench/*.[ch]))

all: $(BUILD)/ibid.so $(BUILD)/libibid.a $(BUILD)/ibid

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/obj/lua_ibid.o: FLAGS += $(LUA_CFLAGS)

$(BUILD)/libibid.a: $(OBJECTS)
	rm -f $@ && ar rcs $@ $^

$(BUILD)/ibid.so: $(BUILD)/obj/lua_ibid.o $(OBJECTS)
	$(CC) $(FLAGS) $(LIBFLAG) -o $@ $^ $(LDFLAGS) $(LIBS)

# The command of this checkout, from whichever directory it is called.
$(BUILD)/ibid: lua/ibid/command/main.lua Makefile
	@mkdir -p $(@D)
	@{ echo '#!/usr/bin/env $(LUA)'; \
	   echo 'local home = "$(CURDIR)"'; \
	   echo 'package.path = home .. "/lua/?.lua;" .. home .. "/lua/?/init.lua;" .. package.path'; \
	   echo 'package.cpath = home .. "/$(BUILD)/?.so;" .. package.cpath'; \
	   echo 'require "ibid.command.main"'; } >$@
	@chmod +x $@

# ---- A first look --------------------------------------------------------

demo: setup
	@$(MAKE) --no-print-directory all >$(BUILD)/demo.log 2>&1 || { cat $(BUILD)/demo.log; exit 1; }
	$(BUILD)/ibid show spec/texts/weir.txt
	$(BUILD)/ibid attribute --format table spec/texts/weir.txt
	$(BUILD)/ibid concord --format table --within quotation river spec/texts/weir.txt

setup:
	@mkdir -p $(BUILD)
	@sh spec/support/setup.sh

setup-all:
	@mkdir -p $(BUILD)
	@sh spec/support/setup.sh all

# ---- Tests ---------------------------------------------------------------

$(BUILD)/spec/%: spec/c/%.c $(BUILD)/libibid.a spec/c/tap.h
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -Isrc -o $@ $< $(BUILD)/libibid.a $(LDFLAGS) $(LIBS)

test: setup
	@$(MAKE) --no-print-directory all tests
	prove --exec spec/support/run $(TESTS) $(SPECS)

tests: $(TESTS)

# The C tests and the specs once more under clang's sanitizers.
asan:
	@$(MAKE) --no-print-directory sanitized BUILD=build/asan CC=clang \
	  CFLAGS="-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all" \
	  LDFLAGS="-fsanitize=address,undefined -shared-libasan"

sanitized: all tests
	LD_LIBRARY_PATH=$$(dirname $$($(CC) -print-file-name=libclang_rt.asan-x86_64.so)) \
	IBID_BUILD=$(BUILD) prove --exec spec/support/run $(TESTS) $(SPECS)

# Each fuzz target for FUZZ_TIME seconds; what it finds stays in build/fuzz.
$(BUILD)/fuzz/%: spec/fuzz/%.c $(CORE) $(wildcard src/*.h include/*.h)
	@mkdir -p $(@D) $@.corpus
	clang -std=c11 -D_GNU_SOURCE -g -O1 -Iinclude -Isrc \
	  -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all \
	  -o $@ $< $(CORE) $(LIBS)

fuzz: $(FUZZERS)
	@for target in $(FUZZERS); do \
	  $$target -max_total_time=$(FUZZ_TIME) -max_len=4096 -print_final_stats=1 \
	    -dict=spec/fuzz/marks.dict -artifact_prefix=$(BUILD)/fuzz/ \
	    $$target.corpus spec/fuzz/seeds || exit 1; \
	done

# The grammars on texts of HOSTILE bytes that invite them to try everything.
HOSTILE ?= 10000000

hostile: all
	@LUA_PATH="./?.lua;lua/?.lua;lua/?/init.lua;;" LUA_CPATH="$(BUILD)/?.so;;" \
	  $(LUA) spec/bench/hostile.lua $(HOSTILE)

# ---- Speed ---------------------------------------------------------------

# CORPUS="FILE ..." takes the place of the English text.
CORPUS     ?= $(sort $(wildcard spec/texts/*.txt))
BENCH_LIBS  = $$(pkg-config --libs icu-uc libpcre2-8) -lunistring

bench: setup-bench
	@$(MAKE) --no-print-directory all $(BUILD)/bench/rivals $(BUILD)/bench/timer \
	  $(BUILD)/bench/words.tsv >$(BUILD)/bench.log 2>&1 || { cat $(BUILD)/bench.log; exit 1; }
	@LUA_PATH="./?.lua;lua/?.lua;lua/?/init.lua;;" LUA_CPATH="$(BUILD)/?.so;;" \
	  $(LUA) spec/bench/run.lua $(BUILD) $(CORPUS)

setup-bench:
	@mkdir -p $(BUILD)/bench
	@sh spec/support/setup.sh bench

$(BUILD)/bench/scanner.c: spec/bench/scanner.re
	re2c --no-debug-info -o $@ $<

$(BUILD)/bench/rivals: $(wildcard spec/bench/*.[ch]) $(BUILD)/bench/scanner.c $(BUILD)/libibid.a
	$(CC) -std=c11 -D_GNU_SOURCE -O2 -Iinclude -Ispec/bench -o $@ spec/bench/bench.c \
	  spec/bench/rivals.c $(BUILD)/bench/scanner.c $(BUILD)/libibid.a $(BENCH_LIBS) $(LIBS)

$(BUILD)/bench/timer: spec/bench/timer.c
	$(CC) -std=c11 -D_GNU_SOURCE $(WARN) -O2 -o $@ $<

$(BUILD)/bench/words.tsv: spec/bench/words.lua $(wildcard lua/ibid/languages/*.lua) $(BUILD)/ibid.so
	LUA_PATH="lua/?.lua;lua/?/init.lua;;" LUA_CPATH="$(BUILD)/?.so;;" $(LUA) $< >$@

# The kernel of 64-bit ARM, cross-compiled, its tests run by qemu.
neon: setup-neon
	@mkdir -p $(BUILD)/neon
	aarch64-linux-gnu-gcc $(FLAGS) -static -Isrc -o $(BUILD)/neon/kernels_test \
	  spec/c/kernels_test.c $(filter-out src/keys.c src/count.c src/grams.c src/search.c src/search/%,$(CORE))
	prove --exec "qemu-aarch64" $(BUILD)/neon/kernels_test

setup-neon:
	@mkdir -p $(BUILD)
	@sh spec/support/setup.sh neon

lint:
	luacheck --no-color --quiet lua spec
	clang-format --dry-run -Werror $(filter-out src/unicode/tables.c,$(SOURCES))
	@! grep -lE '^[ \t]*#[ \t]*include[ \t]*[<"](lua|lauxlib|lualib)\.h' $(CORE) src/*.h include/*.h \
	  || { echo 'lua.h belongs to $(BINDING) alone'; exit 1; }

format:
	clang-format -i $(filter-out src/unicode/tables.c,$(SOURCES))

# Puts what the manual's examples print now into doc/manual.md.
manual: all
	@LUA_PATH="./?.lua;lua/?.lua;lua/?/init.lua;;" LUA_CPATH="$(BUILD)/?.so;;" \
	  $(LUA) -e 'require("spec.support.manual").refresh()'

# ---- Installation --------------------------------------------------------

install: all
	install -d "$(DESTDIR)$(INST_BINDIR)" "$(DESTDIR)$(INST_LIBDIR)/ibid"
	install -m 755 $(BUILD)/ibid.so "$(DESTDIR)$(INST_LIBDIR)/ibid/core.so"
	for module in $(MODULES:lua/%=%); do \
	  install -D -m 644 lua/$$module "$(DESTDIR)$(INST_LUADIR)/$$module" || exit 1; \
	done
	{ echo '#!/usr/bin/env $(LUA)'; \
	  echo 'package.path = "$(INST_LUADIR)/?.lua;$(INST_LUADIR)/?/init.lua;" .. package.path'; \
	  echo 'package.cpath = "$(INST_LIBDIR)/?.so;" .. package.cpath'; \
	  echo 'require "ibid.command.main"'; } >"$(DESTDIR)$(INST_BINDIR)/ibid"
	chmod 755 "$(DESTDIR)$(INST_BINDIR)/ibid"

uninstall:
	rm -rf "$(DESTDIR)$(INST_LUADIR)/ibid" "$(DESTDIR)$(INST_LIBDIR)/ibid"
	rm -f "$(DESTDIR)$(INST_BINDIR)/ibid"

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)

.PHONY: all demo setup setup-all test tests asan sanitized fuzz hostile lint format manual \
        install uninstall clean bench setup-bench neon setup-neon
