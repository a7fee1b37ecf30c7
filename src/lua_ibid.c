/*
** lua_ibid.c - the binding: the only file that includes Lua's headers.
**
** It decides nothing: check the arguments, make one call, push the result.
** Positions are changed here and only here: C counts bytes from 0 and ends
** behind the last one, Lua counts from 1 and includes it.  Layers are read by
** their description, so a new column needs no line here.
*/
#include "ibid.h"

#include <dirent.h>
#include <errno.h>
#include <glob.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <lauxlib.h>
#include <lua.h>

#define TEXT     "ibid.text"
#define LAYER    "ibid.layer"
#define LANGUAGE "ibid.language"
#define POOL     "ibid.pool"
#define COUNT    "ibid.count"
#define SUMS     "ibid.sums"

/* A layer keeps its text alive as its user value, and asks it each time,
** since the text may have been closed. */
typedef struct layer_box {
  ibid_text **text;
  const ibid_layer *layer;
} layer_box;

/* ---- Language ------------------------------------------------------ */

static void add_words(lua_State *L, ibid_language *language, ibid_words words) {
  lua_Integer n = luaL_len(L, -1);
  for (lua_Integer i = 1; i <= n; i++) {
    size_t size;
    const char *word;
    lua_geti(L, -1, i);
    word = luaL_checklstring(L, -1, &size);
    if (ibid_language_add(language, words, word, size) != IBID_OK)
      luaL_error(L, "%s", ibid_message(IBID_E_MEMORY));
    lua_pop(L, 1);
  }
}

/* The table's field `dialogue`: "marks", "dashes" or "commas". */
static void set_dialogue(lua_State *L, ibid_language *language) {
  static const char *const names[] = {"marks", "dashes", "commas", NULL};
  lua_getfield(L, 1, "dialogue");
  ibid_language_dialogue(language,
                         (ibid_dashes)luaL_checkoption(L, -1, "marks", names));
  lua_pop(L, 1);
}

/* core.language(table) -> language */
static int l_language(lua_State *L) {
  ibid_language **box;
  luaL_checktype(L, 1, LUA_TTABLE);
  box = lua_newuserdata(L, sizeof *box);
  *box = NULL; /* __gc must find a pointer, whatever happens next */
  luaL_setmetatable(L, LANGUAGE);
  if (ibid_language_new(NULL, box) != IBID_OK)
    return luaL_error(L, "%s", ibid_message(IBID_E_MEMORY));
  for (int words = 0; words < IBID_WORDS; words++) {
    if (lua_getfield(L, 1, ibid_words_name((ibid_words)words)) == LUA_TTABLE)
      add_words(L, *box, (ibid_words)words);
    lua_pop(L, 1);
  }
  set_dialogue(L, *box);
  return 1;
}

/* core.classes() -> the names of the classes of words, in their order */
static int l_classes(lua_State *L) {
  lua_newtable(L);
  for (int words = 0; words < IBID_WORDS; words++) {
    lua_pushstring(L, ibid_words_name((ibid_words)words));
    lua_rawseti(L, -2, words + 1);
  }
  return 1;
}

static int l_language_gc(lua_State *L) {
  ibid_language **box = luaL_checkudata(L, 1, LANGUAGE);
  ibid_language_free(*box);
  *box = NULL;
  return 0;
}

static const ibid_language *opt_language(lua_State *L, int arg) {
  if (lua_isnoneornil(L, arg)) return NULL;
  return *(ibid_language **)luaL_checkudata(L, arg, LANGUAGE);
}

/* ---- Text ---------------------------------------------------------- */

/* Told without a place, which would be one inside of ibid. */
static int raise_closed(lua_State *L) {
  lua_pushliteral(L, "the document is closed");
  return lua_error(L);
}

static ibid_text *check_text(lua_State *L, int arg) {
  ibid_text **box = luaL_checkudata(L, arg, TEXT);
  if (*box == NULL) raise_closed(L);
  return *box;
}

static ibid_text **new_box(lua_State *L) {
  ibid_text **box = lua_newuserdata(L, sizeof *box);
  *box = NULL; /* __gc must find a pointer, whatever happens next */
  luaL_setmetatable(L, TEXT);
  return box;
}

/* Lua's collector cannot see the text's memory: let it work for it. */
static void tell_collector(lua_State *L, const ibid_text *text) {
  size_t kilobytes = ibid_text_memory(text) / 1024;
  lua_gc(L, LUA_GCSTEP, kilobytes > 1000000 ? 1000000 : (int)kilobytes);
}

static ibid_scheme opt_scheme(lua_State *L, int arg) {
  static const char *const names[] = {"prose", "unicode", NULL};
  return (ibid_scheme)luaL_checkoption(L, arg, "prose", names);
}

/* "tokens": no stage after it runs. */
static ibid_stage opt_stage(lua_State *L, int arg) {
  static const char *const names[] = {"all", "tokens", "sentences", NULL};
  return (ibid_stage)luaL_checkoption(L, arg, "all", names);
}

static ibid_dialogue opt_dialogue(lua_State *L, int arg) {
  static const char *const names[] = {"found", "dashes", "marks", NULL};
  return (ibid_dialogue)luaL_checkoption(L, arg, "found", names);
}

/* The memory that a Lua state's texts leave to each other. */
static ibid_allocator allocator_of(lua_State *L) {
  ibid_pool **box;
  lua_getfield(L, LUA_REGISTRYINDEX, POOL);
  box = lua_touserdata(L, -1);
  lua_pop(L, 1);
  return ibid_pool_allocator(*box);
}

static int l_pool_gc(lua_State *L) {
  ibid_pool **box = lua_touserdata(L, 1);
  ibid_pool_free(*box);
  *box = NULL;
  return 0;
}

/* Made before all texts, so collected after them when the state is closed. */
static void new_pool(lua_State *L) {
  const size_t most = (size_t)64 << 20;
  ibid_pool **box;
  if (lua_getfield(L, LUA_REGISTRYINDEX, POOL) != LUA_TNIL) {
    lua_pop(L, 1);
    return;
  }
  box = lua_newuserdata(L, sizeof *box);
  *box = NULL; /* __gc must find a pointer, whatever happens next */
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, l_pool_gc);
  lua_setfield(L, -2, "__gc");
  lua_setmetatable(L, -2);
  if (ibid_pool_new(most, box) != IBID_OK)
    luaL_error(L, "%s", ibid_message(IBID_E_MEMORY));
  lua_setfield(L, LUA_REGISTRYINDEX, POOL);
  lua_pop(L, 1);
}

/* core.read(bytes, language|nil, scheme|nil, stage|nil, dialogue|nil,
** whole_quotations|nil) -> text */
static int l_read(lua_State *L) {
  size_t size;
  const char *bytes = luaL_checklstring(L, 1, &size);
  ibid_allocator allocator = allocator_of(L);
  ibid_options options = {.size = sizeof options,
                          .language = opt_language(L, 2),
                          .allocator = &allocator,
                          .scheme = opt_scheme(L, 3),
                          .upto = opt_stage(L, 4),
                          .dialogue = opt_dialogue(L, 5),
                          .whole_quotations = lua_toboolean(L, 6)};
  ibid_text **box = new_box(L);
  ibid_status status = ibid_text_new(bytes, size, &options, box);
  if (status != IBID_OK) return luaL_error(L, "%s", ibid_message(status));
  tell_collector(L, *box);
  return 1;
}

/* core.open(path|nil, language|nil, encoding|nil, scheme|nil, stage|nil,
** dialogue|nil, whole_quotations|nil) -> text | nil, message */
static int l_open(lua_State *L) {
  const char *path = luaL_optstring(L, 1, NULL);
  ibid_allocator allocator = allocator_of(L);
  ibid_options options = {.size = sizeof options,
                          .language = opt_language(L, 2),
                          .allocator = &allocator,
                          .encoding = luaL_optstring(L, 3, NULL),
                          .scheme = opt_scheme(L, 4),
                          .upto = opt_stage(L, 5),
                          .dialogue = opt_dialogue(L, 6),
                          .whole_quotations = lua_toboolean(L, 7)};
  ibid_text **box = new_box(L);
  ibid_status status = ibid_text_open(path, &options, box);
  if (status == IBID_OK) {
    tell_collector(L, *box);
    return 1;
  }
  lua_pushnil(L);
  lua_pushstring(L, status == IBID_E_FILE ? strerror(errno)
                                          : ibid_message(status));
  return 2;
}

/* text:close() */
static int l_text_close(lua_State *L) {
  ibid_text **box = luaL_checkudata(L, 1, TEXT);
  ibid_text_free(*box);
  *box = NULL;
  return 0;
}

/* text:size() -> bytes */
static int l_text_size(lua_State *L) {
  size_t size;
  ibid_text_bytes(check_text(L, 1), &size);
  lua_pushinteger(L, (lua_Integer)size);
  return 1;
}

/* text:sub(first, last) -> string; positions outside the text are cut off */
static int l_text_sub(lua_State *L) {
  size_t size;
  const char *bytes = ibid_text_bytes(check_text(L, 1), &size);
  lua_Integer first = luaL_checkinteger(L, 2), last = luaL_checkinteger(L, 3);
  if (first < 1) first = 1;
  if (last > (lua_Integer)size) last = (lua_Integer)size;
  if (first > last)
    lua_pushliteral(L, "");
  else
    lua_pushlstring(L, bytes + first - 1, (size_t)(last - first + 1));
  return 1;
}

/* text:bad() -> how many sequences are not UTF-8, the first one's byte|nil */
static int l_text_bad(lua_State *L) {
  uint32_t first;
  lua_pushinteger(L, ibid_classes_bad(check_text(L, 1), &first));
  if (first == IBID_NONE) return 1;
  lua_pushinteger(L, (lua_Integer)first + 1);
  return 2;
}

/* text:converted() -> boolean */
static int l_text_converted(lua_State *L) {
  lua_pushboolean(L, ibid_text_converted(check_text(L, 1)));
  return 1;
}

/* text:memory() -> bytes */
static int l_text_memory(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)ibid_text_memory(check_text(L, 1)));
  return 1;
}

static void set_integer(lua_State *L, const char *name, lua_Integer value) {
  lua_pushinteger(L, value);
  lua_setfield(L, -2, name);
}

/* text:layout() -> { kind =, width =, wrapped =, blanks =, pages =, verse = }
 */
static int l_text_layout(lua_State *L) {
  static const char *const names[] = {"lines", "blanks", "indents"};
  ibid_layout_account account = ibid_lines_layout(check_text(L, 1));
  lua_createtable(L, 0, 6);
  lua_pushstring(L, names[account.layout]);
  lua_setfield(L, -2, "kind");
  set_integer(L, "width", account.width);
  set_integer(L, "wrapped", account.wrapped);
  set_integer(L, "blanks", account.blanks);
  set_integer(L, "pages", account.pages);
  set_integer(L, "verse", account.verse);
  return 1;
}

/* ---- Layers -------------------------------------------------------- */

/* text:layer(name) -> layer | nil */
static int l_text_layer(lua_State *L) {
  ibid_text *text = check_text(L, 1);
  const char *name = luaL_checkstring(L, 2);
  const ibid_layer *layer;
  layer_box *box;
  for (size_t i = 0; (layer = ibid_text_layer(text, i)) != NULL; i++)
    if (strcmp(layer->name, name) == 0) break;
  if (layer == NULL) return 0;
  box = lua_newuserdata(L, sizeof *box);
  box->text = lua_touserdata(L, 1);
  box->layer = layer;
  lua_pushvalue(L, 1);
  lua_setuservalue(L, -2);
  luaL_setmetatable(L, LAYER);
  return 1;
}

/* text:layers() -> names */
static int l_text_layers(lua_State *L) {
  ibid_text *text = check_text(L, 1);
  const ibid_layer *layer;
  lua_newtable(L);
  for (size_t i = 0; (layer = ibid_text_layer(text, i)) != NULL; i++) {
    lua_pushstring(L, layer->name);
    lua_seti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static const ibid_layer *check_layer(lua_State *L, int arg) {
  layer_box *box = luaL_checkudata(L, arg, LAYER);
  if (*box->text == NULL) raise_closed(L);
  return box->layer;
}

static size_t check_item(lua_State *L, const ibid_layer *layer, int arg) {
  lua_Integer i = luaL_checkinteger(L, arg);
  luaL_argcheck(L, i >= 1 && (lua_Unsigned)i <= layer->count, arg,
                "no such item");
  return (size_t)i - 1;
}

static int push_span(lua_State *L, const ibid_layer *layer, size_t i) {
  lua_pushinteger(L, (lua_Integer)layer->start[i] + 1);
  lua_pushinteger(L, (lua_Integer)layer->end[i]);
  lua_pushstring(L, layer->kinds[layer->kind[i]]);
  return 3;
}

/* #layer -> how many items */
static int l_layer_len(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)check_layer(L, 1)->count);
  return 1;
}

/* layer:span(i) -> first, last, kind */
static int l_layer_span(lua_State *L) {
  const ibid_layer *layer = check_layer(L, 1);
  return push_span(L, layer, check_item(L, layer, 2));
}

static void push_value(lua_State *L, const ibid_column *column,
                       const void *data, size_t i) {
  uint32_t number;
  switch (column->type) {
    case IBID_NUMBER:
    case IBID_INDEX:
      number = ((const uint32_t *)data)[i];
      if (number == IBID_NONE)
        lua_pushnil(L);
      else
        lua_pushinteger(L, (lua_Integer)number + (column->type == IBID_INDEX));
      return;
    case IBID_NAME:
      lua_pushstring(L, column->names[((const uint8_t *)data)[i]]);
      return;
    case IBID_SHARE:
      lua_pushnumber(L, ((const uint8_t *)data)[i] / 255.0);
      return;
    case IBID_FLAG: lua_pushboolean(L, ((const uint8_t *)data)[i]); return;
  }
}

/* layer:value(i, column) -> value | nil */
static int l_layer_value(lua_State *L) {
  const ibid_layer *layer = check_layer(L, 1);
  size_t i = check_item(L, layer, 2);
  const char *name = luaL_checkstring(L, 3);
  for (int c = 0; layer->columns[c].name != NULL; c++) {
    if (strcmp(layer->columns[c].name, name) == 0) {
      push_value(L, &layer->columns[c], layer->data[c], i);
      return 1;
    }
  }
  return 0;
}

/* layer:columns() -> { name = layer it points into, or false } */
static int l_layer_columns(lua_State *L) {
  const ibid_layer *layer = check_layer(L, 1);
  lua_newtable(L);
  for (int c = 0; layer->columns[c].name != NULL; c++) {
    if (layer->columns[c].of != NULL)
      lua_pushstring(L, layer->columns[c].of);
    else
      lua_pushboolean(L, 0);
    lua_setfield(L, -2, layer->columns[c].name);
  }
  return 1;
}

/* layer:find(byte) -> the first item that does not end before that byte, or
** one more than there are; where spans nest, the outer ones may end later */
static int l_layer_find(lua_State *L) {
  const ibid_layer *layer = check_layer(L, 1);
  lua_Integer byte = luaL_checkinteger(L, 2);
  size_t low = 0, high = layer->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if ((lua_Integer)layer->end[middle] >= byte)
      high = middle;
    else
      low = middle + 1;
  }
  lua_pushinteger(L, (lua_Integer)low + 1);
  return 1;
}

/* A running iterator over a layer. */
typedef struct ranges {
  ibid_text *const *text;
  const uint32_t *start, *end; /* the layer's columns */
  const uint8_t *kind;
  size_t next, count;
} ranges;

/* Upvalues: the iterator, the layer that it holds, the names of the kinds from
** the third one on. */
static int next_range(lua_State *L) {
  ranges *r = lua_touserdata(L, lua_upvalueindex(1));
  size_t i = r->next;
  if (*r->text == NULL) return raise_closed(L);
  if (i >= r->count) return 0;
  r->next = i + 1;
  lua_pushinteger(L, (lua_Integer)r->start[i] + 1);
  lua_pushinteger(L, (lua_Integer)r->end[i]);
  lua_pushvalue(L, lua_upvalueindex(3 + r->kind[i]));
  return 3;
}

static int next_numbered(lua_State *L) {
  const ranges *r = lua_touserdata(L, lua_upvalueindex(1));
  int count;
  lua_pushinteger(L, (lua_Integer)r->next + 1);
  count = next_range(L);
  return count == 0 ? 0 : 1 + count;
}

static int new_iterator(lua_State *L, lua_CFunction next) {
  const ibid_layer *layer = check_layer(L, 1);
  lua_Integer i = luaL_optinteger(L, 2, 1);
  lua_Integer j = luaL_optinteger(L, 3, (lua_Integer)layer->count);
  ranges *r;
  int kinds = 0;
  luaL_argcheck(L, i >= 1, 2, "items count from 1");
  if (j > (lua_Integer)layer->count) j = (lua_Integer)layer->count;
  r = lua_newuserdata(L, sizeof *r);
  *r = (ranges){((const layer_box *)lua_touserdata(L, 1))->text,
                layer->start,
                layer->end,
                layer->kind,
                (size_t)i - 1,
                j > 0 ? (size_t)j : 0};
  lua_pushvalue(L, 1);
  while (layer->kinds[kinds] != NULL)
    lua_pushstring(L, layer->kinds[kinds++]);
  lua_pushcclosure(L, next, 2 + kinds);
  return 1;
}

/* layer:ranges([i [, j]]) -> iterator over first, last, kind */
static int l_layer_ranges(lua_State *L) {
  return new_iterator(L, next_range);
}

/* layer:numbered([i [, j]]) -> iterator over index, first, last, kind */
static int l_layer_numbered(lua_State *L) {
  return new_iterator(L, next_numbered);
}

/* ---- Keys ---------------------------------------------------------- */

static const ibid_keys *check_keys(lua_State *L, int arg) {
  const ibid_keys *keys = NULL;
  if (ibid_keys_new(check_text(L, arg), &keys) != IBID_OK)
    luaL_error(L, "%s", ibid_message(IBID_E_MEMORY));
  return keys;
}

static size_t check_key(lua_State *L, const ibid_keys *keys, int arg) {
  lua_Integer key = luaL_checkinteger(L, arg);
  luaL_argcheck(L, key >= 1 && (lua_Unsigned)key <= keys->count, arg,
                "no such key");
  return (size_t)key - 1;
}

/* text:keyed() -> have the keys been made? */
static int l_text_keyed(lua_State *L) {
  lua_pushboolean(L, ibid_keys_made(check_text(L, 1)));
  return 1;
}

/* text:keys() -> how many different keys the tokens have */
static int l_text_keys(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)check_keys(L, 1)->count);
  return 1;
}

/* text:key(token) -> key */
static int l_text_key(lua_State *L) {
  const ibid_keys *keys = check_keys(L, 1);
  size_t count = ibid_tokens(check_text(L, 1))->count;
  lua_Integer i = luaL_checkinteger(L, 2);
  luaL_argcheck(L, i >= 1 && (lua_Unsigned)i <= count, 2, "no such token");
  lua_pushinteger(L, (lua_Integer)keys->of[i - 1] + 1);
  return 1;
}

/* text:form(token) -> the token's form */
static int l_text_form(lua_State *L) {
  const ibid_text *text = check_text(L, 1);
  const ibid_layer *tokens = ibid_tokens(text);
  size_t i = check_item(L, tokens, 2), room = tokens->end[i] - tokens->start[i];
  luaL_Buffer buffer;
  char *out = luaL_buffinitsize(L, &buffer, room);
  luaL_pushresultsize(&buffer, ibid_tokens_form(text, i, out, room));
  return 1;
}

/* text:key_form(key) -> folded form, how many tokens have it */
static int l_text_key_form(lua_State *L) {
  const ibid_keys *keys = check_keys(L, 1);
  size_t key = check_key(L, keys, 2);
  lua_pushlstring(L, keys->bytes + keys->start[key],
                  keys->start[key + 1] - keys->start[key]);
  lua_pushinteger(L, keys->uses[key]);
  return 2;
}

/* text:key_find(folded form) -> key | nil */
static int l_text_key_find(lua_State *L) {
  const ibid_keys *keys = check_keys(L, 1);
  size_t size;
  const char *form = luaL_checklstring(L, 2, &size);
  for (size_t key = 0; key < keys->count; key++) {
    if (keys->start[key + 1] - keys->start[key] == size &&
        memcmp(keys->bytes + keys->start[key], form, size) == 0) {
      lua_pushinteger(L, (lua_Integer)key + 1);
      return 1;
    }
  }
  return 0;
}

/* Count the words and numbers among tokens [i, j). */
static void count_keys(const ibid_layer *tokens, const ibid_keys *keys,
                       uint32_t *counts, lua_Integer i, lua_Integer j) {
  if (i < 0) i = 0;
  if (j > (lua_Integer)tokens->count) j = (lua_Integer)tokens->count;
  for (; i < j; i++)
    if (tokens->kind[i] <= IBID_TOKEN_NUMBER) counts[keys->of[i]]++;
}

/* Push { key = count } and the sum of the counts. */
static int push_counts(lua_State *L, const uint32_t *counts, size_t n) {
  lua_Integer total = 0;
  lua_newtable(L);
  for (size_t key = 0; key < n; key++) {
    if (counts[key] == 0) continue;
    total += counts[key];
    lua_pushinteger(L, counts[key]);
    lua_rawseti(L, -2, (lua_Integer)key + 1);
  }
  lua_pushinteger(L, total);
  return 2;
}

/* text:tally({ token, token, ... }) -> { key = count }, total; the tokens
** are the first and the last one of each stretch to count in */
static int l_text_tally(lua_State *L) {
  const ibid_keys *keys = check_keys(L, 1);
  const ibid_layer *tokens = ibid_tokens(check_text(L, 1));
  size_t room = (keys->count + 1) * sizeof(uint32_t);
  uint32_t *counts = lua_newuserdata(L, room);
  lua_Integer n;
  luaL_checktype(L, 2, LUA_TTABLE);
  memset(counts, 0, room);
  n = luaL_len(L, 2);
  for (lua_Integer k = 1; k < n; k += 2) {
    lua_geti(L, 2, k);
    lua_geti(L, 2, k + 1);
    count_keys(tokens, keys, counts, luaL_checkinteger(L, -2) - 1,
               luaL_checkinteger(L, -1));
    lua_pop(L, 2);
  }
  return push_counts(L, counts, keys->count);
}

/* ---- Search -------------------------------------------------------- */

/* { first, last, ... } at an index, pushed as stretches; `limit` is the last
** number that may stand there. */
static ibid_stretch *read_stretches(lua_State *L, int arg, size_t limit,
                                    size_t *count) {
  size_t n;
  ibid_stretch *list;
  arg = lua_absindex(L, arg);
  luaL_checktype(L, arg, LUA_TTABLE);
  n = lua_rawlen(L, arg) / 2;
  list = lua_newuserdata(L, (n + 1) * sizeof *list);
  for (size_t i = 0; i < n; i++) {
    lua_Integer first, last;
    lua_rawgeti(L, arg, (lua_Integer)(2 * i + 1));
    lua_rawgeti(L, arg, (lua_Integer)(2 * i + 2));
    first = lua_tointeger(L, -2);
    last = lua_tointeger(L, -1);
    lua_pop(L, 2);
    if (first < 1 || last < first || (lua_Unsigned)last > limit)
      luaL_error(L, "there is no stretch from %I to %I", first, last);
    list[i] = (ibid_stretch){(uint32_t)first - 1, (uint32_t)last};
  }
  *count = n;
  return list;
}

static int push_stretches(lua_State *L, const ibid_stretch *list, size_t n) {
  lua_createtable(L, (int)(2 * n), 0);
  for (size_t i = 0; i < n; i++) {
    lua_pushinteger(L, (lua_Integer)list[i].start + 1);
    lua_rawseti(L, -2, (lua_Integer)(2 * i + 1));
    lua_pushinteger(L, (lua_Integer)list[i].end);
    lua_rawseti(L, -2, (lua_Integer)(2 * i + 2));
  }
  return 1;
}

/* text:bounds({ first byte, last byte, ... }) -> the first and the last token
** that lie wholly in each stretch, { token, token, ... } */
static int l_text_bounds(lua_State *L) {
  const ibid_text *text = check_text(L, 1);
  size_t size, n;
  ibid_stretch *list;
  ibid_text_bytes(text, &size);
  list = read_stretches(L, 2, size, &n);
  return push_stretches(L, list, ibid_search_bounds(text, list, n, list));
}

/* The list in the field `joined` of the table at an index, a byte an item,
** pushed. */
static uint8_t *read_joined(lua_State *L, int arg, size_t count) {
  uint8_t *joined;
  bool is_list = lua_getfield(L, arg, "joined") == LUA_TTABLE;
  joined = lua_newuserdata(L, count + 1);
  memset(joined, 0, count + 1);
  for (size_t i = 1; is_list && i < count; i++) {
    lua_rawgeti(L, -2, (lua_Integer)i + 1);
    joined[i] = (uint8_t)lua_toboolean(L, -1);
    lua_pop(L, 1);
  }
  return joined;
}

/* text:narrow({ token, token, ..., joined = }, { token, token, ... }) -> what
** the first stretches have in the second ones, in the first form */
static int l_text_narrow(lua_State *L) {
  size_t limit = ibid_tokens(check_text(L, 1))->count, n, m, found;
  ibid_stretch *within = read_stretches(L, 2, limit, &n);
  ibid_stretch *spans = read_stretches(L, 3, limit, &m);
  uint8_t *joined = read_joined(L, 2, n);
  ibid_stretch *out = lua_newuserdata(L, (n + m + 1) * sizeof *out);
  uint8_t *out_joined = lua_newuserdata(L, n + m + 1);
  found = ibid_search_narrow(within, joined, n, spans, m, out, out_joined);
  push_stretches(L, out, found);
  lua_newtable(L);
  for (size_t i = 0; i < found; i++) {
    if (!out_joined[i]) continue;
    lua_pushboolean(L, 1);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_setfield(L, -2, "joined");
  return 1;
}

/* text:line(token, token) -> the tokens from one to the other on one line */
static int l_text_line(lua_State *L) {
  const ibid_text *text = check_text(L, 1);
  lua_Integer i = luaL_checkinteger(L, 2), j = luaL_checkinteger(L, 3);
  lua_Integer count = (lua_Integer)ibid_tokens(text)->count;
  ibid_stretch tokens = {0, 0};
  char room[1024], *out;
  size_t size;
  luaL_Buffer buffer;
  if (i < 1) i = 1;
  if (j > count) j = count;
  if (i <= j) tokens = (ibid_stretch){(uint32_t)i - 1, (uint32_t)j};
  size = ibid_search_line(text, tokens, room, sizeof room);
  if (size <= sizeof room) {
    lua_pushlstring(L, room, size);
    return 1;
  }
  out = luaL_buffinitsize(L, &buffer, size);
  luaL_pushresultsize(&buffer, ibid_search_line(text, tokens, out, size));
  return 1;
}

/* Push what was found, and give it back. */
static int push_found(lua_State *L, ibid_text *text, ibid_status status,
                      ibid_found *found) {
  if (status == IBID_E_SIZE) return 0;
  if (status != IBID_OK) return luaL_error(L, "%s", ibid_message(status));
  push_stretches(L, found->items, found->count);
  ibid_search_free(text, found);
  return 1;
}

/* text:search_word(key, { token, token, ... }) -> { token, token, ... } */
static int l_text_search_word(lua_State *L) {
  ibid_text *text = check_text(L, 1);
  size_t size, n;
  const char *key = luaL_checklstring(L, 2, &size);
  ibid_stretch *within = read_stretches(L, 3, ibid_tokens(text)->count, &n);
  ibid_found found;
  ibid_status status = ibid_search_word(text, key, size, within, n, &found);
  return push_found(L, text, status, &found);
}

static const ibid_keys *check_types(lua_State *L, ibid_text *text, bool forms) {
  const ibid_keys *types;
  ibid_status status =
      forms ? ibid_search_forms(text, &types) : ibid_keys_new(text, &types);
  if (status != IBID_OK) luaL_error(L, "%s", ibid_message(status));
  return types;
}

/* text:types(forms) -> all keys, or all forms, in the order of their numbers */
static int l_text_types(lua_State *L) {
  const ibid_keys *types =
      check_types(L, check_text(L, 1), lua_toboolean(L, 2));
  lua_createtable(L, (int)types->count, 0);
  for (size_t i = 0; i < types->count; i++) {
    lua_pushlstring(L, types->bytes + types->start[i],
                    types->start[i + 1] - types->start[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* text:type_find(string, forms) -> the number of a key, or of a form | nil */
static int l_text_type_find(lua_State *L) {
  const ibid_keys *types =
      check_types(L, check_text(L, 1), lua_toboolean(L, 3));
  size_t size;
  const char *form = luaL_checklstring(L, 2, &size);
  for (size_t i = 0; i < types->count; i++) {
    if (types->start[i + 1] - types->start[i] == size &&
        memcmp(types->bytes + types->start[i], form, size) == 0) {
      lua_pushinteger(L, (lua_Integer)i + 1);
      return 1;
    }
  }
  return 0;
}

/* text:spellings(key) -> the numbers of the forms that have the key */
static int l_text_spellings(lua_State *L) {
  const ibid_keys *forms = check_types(L, check_text(L, 1), true);
  size_t size, n;
  const char *key = luaL_checklstring(L, 2, &size);
  uint32_t *list = lua_newuserdata(L, (forms->count + 1) * sizeof *list);
  n = ibid_search_spellings(forms, key, size, list, forms->count);
  lua_createtable(L, (int)n, 0);
  for (size_t i = 0; i < n; i++) {
    lua_pushinteger(L, (lua_Integer)list[i] + 1);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* Fields of the table on the top of the stack. */
static lua_Integer integer_field(lua_State *L, const char *name,
                                 lua_Integer none) {
  lua_Integer value;
  lua_getfield(L, -1, name);
  value = luaL_optinteger(L, -1, none);
  lua_pop(L, 1);
  return value;
}

static bool true_field(lua_State *L, const char *name) {
  bool value;
  lua_getfield(L, -1, name);
  value = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return value;
}

/* A query while it is read: its code grows, its arrays lie on the stack. */
typedef struct reading {
  ibid_text *text;
  ibid_query query;
  uint8_t *code;
  size_t room;
  int table; /* where the query's table is */
} reading;

static void check_below(lua_State *L, lua_Integer value, size_t limit,
                        const char *what) {
  if (value < 0 || (lua_Unsigned)value >= limit)
    luaL_error(L, "query: there is no %s %I", what, value);
}

/* The list in a field of the query, pushed; nil is an empty list. */
static size_t open_list(lua_State *L, const reading *r, const char *name) {
  if (lua_getfield(L, r->table, name) == LUA_TNIL) {
    lua_pop(L, 1);
    lua_newtable(L);
  }
  luaL_checktype(L, -1, LUA_TTABLE);
  return lua_rawlen(L, -1);
}

static void *new_array(lua_State *L, size_t count, size_t width) {
  size_t size = (count + 1) * width;
  return memset(lua_newuserdata(L, size), 0, size);
}

/* { { type, type, ... }, ... }, a list by atom */
static void read_types(lua_State *L, reading *r) {
  const ibid_keys *types = r->query.types;
  uint64_t *atoms = new_array(L, types->count, sizeof *atoms);
  size_t n = open_list(L, r, "types");
  check_below(L, (lua_Integer)n, 65, "atom");
  for (size_t a = 0; a < n; a++) {
    lua_rawgeti(L, -1, (lua_Integer)a + 1);
    luaL_checktype(L, -1, LUA_TTABLE);
    for (size_t i = 1, size = lua_rawlen(L, -1); i <= size; i++) {
      lua_Integer type;
      lua_rawgeti(L, -1, (lua_Integer)i);
      type = lua_tointeger(L, -1) - 1;
      check_below(L, type, types->count, "type");
      atoms[type] |= (uint64_t)1 << a;
      lua_pop(L, 1);
    }
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  r->query.type_atoms = atoms;
}

static void read_kinds(lua_State *L, reading *r) {
  size_t n = open_list(L, r, "kinds");
  for (size_t k = 0; k < n && k <= IBID_TOKEN_OTHER; k++) {
    lua_rawgeti(L, -1, (lua_Integer)k + 1);
    r->query.kind_atoms[k] = (uint64_t)lua_tointeger(L, -1);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

/* { { tokens =, inside =, first =, last = }, ... }, the last three atoms */
static void read_regions(lua_State *L, reading *r) {
  size_t n = open_list(L, r, "regions");
  int list = lua_gettop(L);
  ibid_query_region *regions = new_array(L, n, sizeof *regions);
  check_below(L, (lua_Integer)n, IBID_QUERY_REGIONS + 1, "region");
  for (size_t i = 0; i < n; i++) {
    size_t count;
    lua_rawgeti(L, list, (lua_Integer)i + 1);
    luaL_checktype(L, -1, LUA_TTABLE);
    regions[i].inside = (uint64_t)integer_field(L, "inside", 0);
    regions[i].first = (uint64_t)integer_field(L, "first", 0);
    regions[i].last = (uint64_t)integer_field(L, "last", 0);
    lua_getfield(L, -1, "tokens");
    regions[i].tokens =
        read_stretches(L, -1, ibid_tokens(r->text)->count, &count);
    regions[i].count = count;
  }
  r->query.regions = regions;
  r->query.region_count = n;
}

/* The code in a field of the table on the top of the stack. */
static void read_code(lua_State *L, reading *r, uint32_t *start,
                      uint32_t *size) {
  size_t length = 0;
  const char *code;
  lua_getfield(L, -1, "code");
  code = luaL_optlstring(L, -1, "", &length);
  if (r->query.code_size + length > r->room)
    luaL_error(L, "query: the code is too long");
  memcpy(r->code + r->query.code_size, code, length);
  *start = (uint32_t)r->query.code_size;
  *size = (uint32_t)length;
  r->query.code_size += length;
  lua_pop(L, 1);
}

static uint32_t read_label(lua_State *L, const char *name) {
  lua_Integer label = integer_field(L, name, 0) - 1;
  if (label < 0) return IBID_NONE;
  check_below(L, label, IBID_QUERY_LABELS, "label");
  return (uint32_t)label;
}

/* { { kind =, region =, code =, label =, inside = }, ... } */
static void read_positions(lua_State *L, reading *r) {
  static const char *const kinds[] = {"token", "start", "end", NULL};
  size_t n = open_list(L, r, "positions");
  ibid_query_position *list = new_array(L, n + 1, sizeof *list);
  check_below(L, (lua_Integer)n, IBID_QUERY_POSITIONS, "position");
  for (size_t i = 1; i <= n; i++) {
    lua_rawgeti(L, -2, (lua_Integer)i);
    luaL_checktype(L, -1, LUA_TTABLE);
    lua_getfield(L, -1, "kind");
    list[i].kind = (ibid_query_kind)luaL_checkoption(L, -1, "token", kinds);
    lua_pop(L, 1);
    list[i].region = (uint32_t)(integer_field(L, "region", 1) - 1);
    if (list[i].kind != IBID_QUERY_TOKEN)
      check_below(L, list[i].region, r->query.region_count, "region");
    list[i].inside = (uint32_t)integer_field(L, "inside", 0);
    list[i].label = read_label(L, "label");
    read_code(L, r, &list[i].code, &list[i].size);
    lua_pop(L, 1);
  }
  r->query.positions = list;
  r->query.position_count = n + 1;
}

/* A flat list of positions. */
static uint32_t *read_numbers(lua_State *L, const reading *r, const char *name,
                              size_t *count) {
  size_t n = open_list(L, r, name);
  uint32_t *list = new_array(L, n, sizeof *list);
  for (size_t i = 0; i < n; i++) {
    lua_Integer number;
    lua_rawgeti(L, -2, (lua_Integer)i + 1);
    number = lua_tointeger(L, -1);
    check_below(L, number, r->query.position_count, "position");
    list[i] = (uint32_t)number;
    lua_pop(L, 1);
  }
  *count = n;
  return list;
}

static void read_follow(lua_State *L, reading *r) {
  size_t n;
  const uint32_t *numbers = read_numbers(L, r, "follow", &n);
  ibid_stretch *list = new_array(L, n / 2, sizeof *list);
  for (size_t i = 0; i < n / 2; i++)
    list[i] = (ibid_stretch){numbers[2 * i], numbers[2 * i + 1]};
  r->query.follow = list;
  r->query.follow_count = n / 2;
  r->query.last = read_numbers(L, r, "last", &r->query.last_count);
}

static void read_within(lua_State *L, reading *r) {
  int within;
  lua_getfield(L, r->table, "within");
  within = lua_gettop(L);
  r->query.within = read_stretches(L, within, ibid_tokens(r->text)->count,
                                   &r->query.within_count);
  r->query.joined = read_joined(L, within, r->query.within_count);
}

/* { { left =, right =, of = "form"|"key"|"kind" }, ... } */
static void read_pairs(lua_State *L, reading *r) {
  static const char *const columns[] = {"form", "key", "kind", NULL};
  size_t n = open_list(L, r, "pairs");
  ibid_query_pair *list = new_array(L, n, sizeof *list);
  for (size_t i = 0; i < n; i++) {
    int of;
    lua_rawgeti(L, -2, (lua_Integer)i + 1);
    luaL_checktype(L, -1, LUA_TTABLE);
    list[i].left = read_label(L, "left");
    list[i].right = read_label(L, "right");
    lua_getfield(L, -1, "of");
    of = luaL_checkoption(L, -1, NULL, columns);
    if (list[i].left == IBID_NONE || list[i].right == IBID_NONE)
      luaL_error(L, "query: a label is missing");
    if (of < 2) list[i].of = check_types(L, r->text, of == 0)->of;
    lua_pop(L, 2);
  }
  r->query.pairs = list;
  r->query.pair_count = n;
}

/* { { label =, code = }, ... } and { code = } */
static void read_claims(lua_State *L, reading *r) {
  size_t n = open_list(L, r, "claims");
  ibid_query_position *list = new_array(L, n, sizeof *list);
  for (size_t i = 0; i < n; i++) {
    lua_rawgeti(L, -2, (lua_Integer)i + 1);
    luaL_checktype(L, -1, LUA_TTABLE);
    list[i].label = read_label(L, "label");
    if (list[i].label == IBID_NONE) luaL_error(L, "query: a label is missing");
    read_code(L, r, &list[i].code, &list[i].size);
    lua_pop(L, 1);
  }
  check_below(L, (lua_Integer)(n + r->query.pair_count), 65, "condition");
  r->query.claims = list;
  r->query.claim_count = n;
  open_list(L, r, "where");
  read_code(L, r, &r->query.where, &r->query.where_size);
}

/* text:search(query) -> { token, token, ... } | nothing, if there were too
** many ways; `query` has the fields of ibid_query, see the functions above */
static int l_text_search(lua_State *L) {
  reading r = {.text = check_text(L, 1), .room = (size_t)1 << 20, .table = 2};
  ibid_found found;
  ibid_status status;
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  luaL_checkstack(L, 64, "a query is too large");
  r.query.size = sizeof r.query;
  r.query.types = check_types(L, r.text, true_field(L, "forms"));
  r.query.calls = true_field(L, "calls");
  r.query.longest = (uint32_t)integer_field(L, "longest", 0);
  r.query.code = r.code = lua_newuserdata(L, r.room);
  read_types(L, &r);
  read_kinds(L, &r);
  read_regions(L, &r);
  read_positions(L, &r);
  read_follow(L, &r);
  read_within(L, &r);
  read_pairs(L, &r);
  read_claims(L, &r);
  status = ibid_search_run(r.text, &r.query, &found);
  return push_found(L, r.text, status, &found);
}

/* What a form becomes by a function of the core. */
static int push_changed(lua_State *L, size_t (*change)(const char *, size_t,
                                                       char *, size_t)) {
  size_t size;
  const char *form = luaL_checklstring(L, 1, &size);
  luaL_Buffer buffer;
  size_t room = 2 * size + 16;
  char *out = luaL_buffinitsize(L, &buffer, room);
  size_t needed = change(form, size, out, room);
  if (needed > room) {
    out = luaL_buffinitsize(L, &buffer, needed);
    change(form, size, out, needed);
  }
  luaL_pushresultsize(&buffer, needed);
  return 1;
}

/* core.fold(form) -> key's form */
static int l_fold(lua_State *L) {
  return push_changed(L, ibid_keys_fold);
}

/* core.bare(form) -> the form without its diacritics */
static int l_bare(lua_State *L) {
  return push_changed(L, ibid_keys_bare);
}

/* core.letter(code) -> boolean */
static int l_letter(lua_State *L) {
  lua_Integer code = luaL_checkinteger(L, 1);
  lua_pushboolean(L, code >= 0 && code <= 0x10FFFF &&
                         ibid_search_letter((uint32_t)code));
  return 1;
}

/* core.width(text) -> columns on a terminal */
static int l_width(lua_State *L) {
  size_t size;
  const char *bytes = luaL_checklstring(L, 1, &size);
  lua_pushinteger(L, (lua_Integer)ibid_keys_width(bytes, size));
  return 1;
}

/* core.terminal(1|2) -> is standard output or standard error a terminal?, how
** many columns it has | nil */
static int l_terminal(lua_State *L) {
  int file = (int)luaL_checkinteger(L, 1);
  struct winsize size;
  lua_pushboolean(L, isatty(file));
  if (ioctl(file, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 1;
  lua_pushinteger(L, size.ws_col);
  return 2;
}

/* core.files(folder) -> names in it, unsorted | nil, message */
static int l_files(lua_State *L) {
  DIR *folder = opendir(luaL_checkstring(L, 1));
  const struct dirent *entry;
  if (folder == NULL) {
    lua_pushnil(L);
    lua_pushstring(L, strerror(errno));
    return 2;
  }
  lua_newtable(L);
  for (lua_Integer i = 1; (entry = readdir(folder)) != NULL; i++) {
    lua_pushstring(L, entry->d_name);
    lua_seti(L, -2, i);
  }
  closedir(folder);
  return 1;
}

/* core.glob(pattern) -> { path, ... }, unsorted */
static int l_glob(lua_State *L) {
  glob_t found;
  int status = glob(luaL_checkstring(L, 1), GLOB_NOSORT, NULL, &found);
  if (status == GLOB_NOSPACE)
    return luaL_error(L, "%s", ibid_message(IBID_E_MEMORY));
  lua_newtable(L);
  for (size_t i = 0; status == 0 && i < found.gl_pathc; i++) {
    lua_pushstring(L, found.gl_pathv[i]);
    lua_seti(L, -2, (lua_Integer)i + 1);
  }
  if (status == 0) globfree(&found);
  return 1;
}

/* ---- Counts -------------------------------------------------------- */

static int l_count_gc(lua_State *L) {
  ibid_count **box = luaL_checkudata(L, 1, COUNT);
  ibid_count_free(*box);
  *box = NULL;
  return 0;
}

/* { form, uses, form, uses, ... } of the most frequent keys. */
static void push_items(lua_State *L, const ibid_count_item *items, size_t n) {
  lua_newtable(L);
  for (size_t i = 0; i < n; i++) {
    lua_pushlstring(L, items[i].form, items[i].size);
    lua_rawseti(L, -2, (lua_Integer)(2 * i + 1));
    lua_pushinteger(L, (lua_Integer)items[i].uses);
    lua_rawseti(L, -2, (lua_Integer)(2 * i + 2));
  }
}

static ibid_count **new_count(lua_State *L) {
  ibid_count **box = lua_newuserdata(L, sizeof *box);
  *box = NULL; /* __gc must find a pointer, whatever happens next */
  luaL_setmetatable(L, COUNT);
  if (ibid_count_new(box) != IBID_OK)
    luaL_error(L, "%s", ibid_message(IBID_E_MEMORY));
  return box;
}

/* Count a file, "-" for standard input; false after pushing nil, message. */
static bool count_file(lua_State *L, ibid_count *count, const char *path) {
  ibid_status status =
      ibid_count_file(count, strcmp(path, "-") == 0 ? NULL : path);
  if (status == IBID_OK) return true;
  lua_pushnil(L);
  lua_pushfstring(L, "%s: %s", path,
                  status == IBID_E_FILE ? strerror(errno)
                  : status == IBID_E_ENCODING
                      ? "the text is in UTF-16, not in UTF-8"
                      : ibid_message(status));
  return false;
}

/* core.tally(paths, top|nil) -> { form, uses, ... }, how many keys, how many
** uses, how many bad byte sequences, where the first one stands | nil, message;
** a path "-" is standard input */
static int l_tally(lua_State *L) {
  ibid_count **box;
  const ibid_count_item *items;
  size_t n, top = (size_t)luaL_optinteger(L, 2, 0);
  uint64_t total;
  uint32_t first;
  lua_Integer paths;
  luaL_checktype(L, 1, LUA_TTABLE);
  box = new_count(L);
  paths = luaL_len(L, 1);
  for (lua_Integer i = 1; i <= paths; i++) {
    lua_geti(L, 1, i);
    if (!count_file(L, *box, luaL_checkstring(L, -1))) return 2;
    lua_pop(L, 1);
  }
  if (ibid_count_items(*box, &items, &n, &total) != IBID_OK)
    return luaL_error(L, "%s", ibid_message(IBID_E_MEMORY));
  push_items(L, items, top == 0 || top > n ? n : top);
  lua_pushinteger(L, (lua_Integer)n);
  lua_pushinteger(L, (lua_Integer)total);
  lua_pushinteger(L, (lua_Integer)ibid_count_bad(*box, &first));
  lua_pushinteger(L, (lua_Integer)first + 1);
  return 5;
}

/* ---- Sums ---------------------------------------------------------- */

static const char *const joins[] = {"sum", "least", "most", NULL};

typedef struct sums_box {
  ibid_sums *sums;
  int width;
  ibid_join joins[IBID_JOINS_MAX];
} sums_box;

/* What a number is before anything was joined with it. */
static int64_t nothing(ibid_join how) {
  return how == IBID_JOIN_SUM     ? 0
         : how == IBID_JOIN_LEAST ? INT64_MAX
                                  : INT64_MIN;
}

static sums_box *check_sums(lua_State *L, int arg) {
  sums_box *box = luaL_checkudata(L, arg, SUMS);
  if (box->sums == NULL) luaL_error(L, "the sums are closed");
  return box;
}

static void check_status(lua_State *L, ibid_status status) {
  if (status == IBID_E_SPILL) { /* no fault of the program's */
    lua_pushfstring(L, "%s: %s", ibid_message(status), strerror(errno));
    lua_error(L);
  }
  if (status != IBID_OK) luaL_error(L, "%s", ibid_message(status));
}

/* core.sums({ "sum"|"least"|"most", ... }, bytes) -> sums that take so much
** memory and no more */
static int l_sums(lua_State *L) {
  lua_Integer width = (luaL_checktype(L, 1, LUA_TTABLE), luaL_len(L, 1));
  lua_Integer most = luaL_checkinteger(L, 2);
  sums_box *box;
  luaL_argcheck(L, width <= IBID_JOINS_MAX, 1, "too many columns are joined");
  luaL_argcheck(L, most >= 0, 2, "a size is wanted");
  box = lua_newuserdata(L, sizeof *box);
  box->sums = NULL; /* __gc must find a pointer, whatever happens next */
  luaL_setmetatable(L, SUMS);
  box->width = (int)width;
  for (int i = 0; i < box->width; i++) {
    lua_geti(L, 1, i + 1);
    box->joins[i] = (ibid_join)luaL_checkoption(L, -1, NULL, joins);
    lua_pop(L, 1);
  }
  check_status(
      L, ibid_sums_new(box->joins, (size_t)width, (size_t)most, &box->sums));
  return 1;
}

/* sums:add(key, number|nil, ...) */
static int l_sums_add(lua_State *L) {
  sums_box *box = check_sums(L, 1);
  int64_t values[IBID_JOINS_MAX];
  size_t size;
  const char *key = luaL_checklstring(L, 2, &size);
  for (int i = 0; i < box->width; i++)
    values[i] = luaL_optinteger(L, i + 3, nothing(box->joins[i]));
  check_status(L, ibid_sums_add(box->sums, key, size, values));
  return 0;
}

/* Add a word's uses under its key: what stands before, the word, a NUL. */
static void add_uses(lua_State *L, ibid_sums *sums, int before,
                     const ibid_count_item *item) {
  const int64_t values[2] = {(int64_t)item->uses, 1};
  size_t size;
  luaL_Buffer key;
  luaL_buffinit(L, &key);
  lua_pushvalue(L, before);
  luaL_addvalue(&key);
  luaL_addlstring(&key, item->form, item->size);
  luaL_addchar(&key, '\0');
  luaL_pushresult(&key);
  lua_tolstring(L, -1, &size);
  check_status(L, ibid_sums_add(sums, lua_tostring(L, -1), size, values));
  lua_pop(L, 1);
}

/* sums:tally(path, before) counts a file as core.tally does and adds what
** text:grams adds for single words -> how many bad byte sequences, where the
** first one stands | nil, message */
static int l_sums_tally(lua_State *L) {
  sums_box *into = check_sums(L, 1);
  const char *path = luaL_checkstring(L, 2);
  const ibid_count_item *items;
  ibid_count_item all = {"", 0, 0};
  size_t n;
  uint32_t first;
  ibid_count **box;
  luaL_checkstring(L, 3);
  luaL_argcheck(L, into->width == 2, 1, "sums of two columns are wanted");
  box = new_count(L);
  if (!count_file(L, *box, path)) return 2;
  check_status(L, ibid_count_items(*box, &items, &n, &all.uses));
  add_uses(L, into->sums, 3, &all);
  for (size_t i = 0; i < n; i++)
    add_uses(L, into->sums, 3, &items[i]);
  lua_pushinteger(L, (lua_Integer)ibid_count_bad(*box, &first));
  lua_pushinteger(L, (lua_Integer)first + 1);
  return 2;
}

/* sums:absorb(sums) adds all that others have */
static int l_sums_absorb(lua_State *L) {
  sums_box *into = check_sums(L, 1), *from = check_sums(L, 2);
  bool same = into->width == from->width && into != from;
  for (int i = 0; same && i < into->width; i++)
    same = into->joins[i] == from->joins[i];
  luaL_argcheck(L, same, 2, "other sums of the same columns are wanted");
  check_status(L, ibid_sums_absorb(into->sums, from->sums));
  return 0;
}

/* sums:rewind() begins to read them */
static int l_sums_rewind(lua_State *L) {
  check_status(L, ibid_sums_rewind(check_sums(L, 1)->sums));
  return 0;
}

/* sums:next() -> key, number|nil, ...; nothing behind the last key */
static int l_sums_next(lua_State *L) {
  sums_box *box = check_sums(L, 1);
  ibid_sum one;
  check_status(L, ibid_sums_next(box->sums, &one));
  if (one.key == NULL) return 0;
  luaL_checkstack(L, box->width + 1, NULL);
  lua_pushlstring(L, one.key, one.size);
  for (int i = 0; i < box->width; i++)
    if (box->joins[i] != IBID_JOIN_SUM &&
        one.values[i] == nothing(box->joins[i]))
      lua_pushnil(L);
    else
      lua_pushinteger(L, one.values[i]);
  return box->width + 1;
}

static int l_sums_close(lua_State *L) {
  sums_box *box = luaL_checkudata(L, 1, SUMS);
  ibid_sums_free(box->sums);
  box->sums = NULL;
  return 0;
}

/* Tokens, first and last by turns and counted from 1, as bounds. */
static uint32_t *push_bounds(lua_State *L, int arg, size_t *n) {
  uint32_t *bounds;
  luaL_checktype(L, arg, LUA_TTABLE);
  *n = (size_t)luaL_len(L, arg);
  bounds = lua_newuserdata(L, (*n + 1) * sizeof *bounds);
  for (size_t k = 0; k < *n; k++) {
    lua_Integer i =
        (lua_geti(L, arg, (lua_Integer)k + 1), luaL_checkinteger(L, -1));
    bounds[k] = (uint32_t)(i - (k % 2 == 0 ? 1 : 0));
    lua_pop(L, 1);
  }
  return bounds;
}

/* text:key_list({ token, token, ... }) -> { key, ... } of the words
** and numbers; the tokens as in text:grams */
static int l_text_key_list(lua_State *L) {
  const ibid_keys *keys = check_keys(L, 1);
  const ibid_layer *tokens = ibid_tokens(check_text(L, 1));
  size_t n;
  const uint32_t *bounds = push_bounds(L, 2, &n);
  lua_Integer place = 0;
  lua_newtable(L);
  for (size_t k = 0; k + 1 < n; k += 2)
    for (size_t i = bounds[k]; i < bounds[k + 1] && i < tokens->count; i++)
      if (tokens->kind[i] <= IBID_TOKEN_NUMBER) {
        lua_pushinteger(L, (lua_Integer)keys->of[i] + 1);
        lua_rawseti(L, -2, ++place);
      }
  return 1;
}

/* text:grams(sums, { token, token, ... }, { n =, across =, before =, without =
 *})
 ** counts runs of n words; the tokens are the first and the last one of each
 ** stretch to count in, `before` stands before each key, `without` are sums */
static int l_text_grams(lua_State *L) {
  ibid_text *text = check_text(L, 1);
  ibid_grams how = {.size = sizeof how};
  sums_box *out = check_sums(L, 2);
  size_t n;
  const uint32_t *bounds;
  lua_Integer words;
  luaL_argcheck(L, out->width == 2, 2, "sums of two columns are wanted");
  luaL_checktype(L, 4, LUA_TTABLE);
  lua_getfield(L, 4, "n");
  words = luaL_checkinteger(L, -1);
  luaL_argcheck(L, words >= 1 && words <= IBID_GRAM_MAX, 4, "no such n");
  how.n = (size_t)words;
  lua_getfield(L, 4, "across");
  how.across = lua_toboolean(L, -1);
  lua_getfield(L, 4, "before");
  how.before = luaL_checklstring(L, -1, &how.before_size);
  if (lua_getfield(L, 4, "without") != LUA_TNIL)
    how.without = check_sums(L, lua_gettop(L))->sums;
  bounds = push_bounds(L, 3, &n);
  check_status(L, ibid_grams_count(text, bounds, n, &how, out->sums));
  return 0;
}

/* core.kernel([name]) -> the kernel in use, the named one from now on; nil if
** it cannot be used here */
static int l_kernel(lua_State *L) {
  const char *name = luaL_optstring(L, 1, NULL);
  if (name != NULL && !ibid_classes_force(name)) return 0;
  lua_pushstring(L, ibid_classes_kernel());
  return 1;
}

/* ---- The module ---------------------------------------------------- */

/* core.boundaries(text, "word"|"sentence") -> { 0, offset, ..., #text } */
static int l_boundaries(lua_State *L) {
  static const char *const names[] = {"word", "sentence", NULL};
  size_t size, at = 0;
  const char *bytes = luaL_checklstring(L, 1, &size);
  int kind = luaL_checkoption(L, 2, NULL, names);
  lua_newtable(L);
  lua_pushinteger(L, 0);
  lua_seti(L, -2, 1);
  for (lua_Integer i = 2; at < size; i++) {
    at = ibid_boundaries_next(bytes, size, at, (ibid_boundary)kind);
    lua_pushinteger(L, (lua_Integer)at);
    lua_seti(L, -2, i);
  }
  return 1;
}

static const luaL_Reg text_methods[] = {
    {"bad", l_text_bad},
    {"bounds", l_text_bounds},
    {"close", l_text_close},
    {"converted", l_text_converted},
    {"grams", l_text_grams},
    {"form", l_text_form},
    {"key", l_text_key},
    {"key_list", l_text_key_list},
    {"key_find", l_text_key_find},
    {"key_form", l_text_key_form},
    {"keyed", l_text_keyed},
    {"keys", l_text_keys},
    {"layer", l_text_layer},
    {"layers", l_text_layers},
    {"layout", l_text_layout},
    {"line", l_text_line},
    {"memory", l_text_memory},
    {"narrow", l_text_narrow},
    {"search", l_text_search},
    {"search_word", l_text_search_word},
    {"size", l_text_size},
    {"spellings", l_text_spellings},
    {"sub", l_text_sub},
    {"tally", l_text_tally},
    {"type_find", l_text_type_find},
    {"types", l_text_types},
    {NULL, NULL},
};

static const luaL_Reg text_meta[] = {
    {"__gc", l_text_close},
    {"__close", l_text_close},
    {NULL, NULL},
};

static const luaL_Reg layer_methods[] = {
    {"columns", l_layer_columns},
    {"find", l_layer_find},
    {"ranges", l_layer_ranges},
    {"span", l_layer_span},
    {"numbered", l_layer_numbered},
    {"value", l_layer_value},
    {NULL, NULL},
};

static const luaL_Reg layer_meta[] = {
    {"__len", l_layer_len},
    {NULL, NULL},
};

static const luaL_Reg count_meta[] = {
    {"__gc", l_count_gc},
    {NULL, NULL},
};

static const luaL_Reg sums_methods[] = {
    {"absorb", l_sums_absorb},
    {"add", l_sums_add},
    {"close", l_sums_close},
    {"tally", l_sums_tally},
    {"next", l_sums_next},
    {"rewind", l_sums_rewind},
    {NULL, NULL},
};

static const luaL_Reg sums_meta[] = {
    {"__gc", l_sums_close},
    {"__close", l_sums_close},
    {NULL, NULL},
};

static const luaL_Reg language_meta[] = {
    {"__gc", l_language_gc},
    {NULL, NULL},
};

static const luaL_Reg functions[] = {
    {"bare", l_bare},         {"letter", l_letter},
    {"classes", l_classes},   {"boundaries", l_boundaries},
    {"files", l_files},       {"glob", l_glob},
    {"fold", l_fold},         {"kernel", l_kernel},
    {"language", l_language}, {"open", l_open},
    {"read", l_read},         {"sums", l_sums},
    {"tally", l_tally},       {"terminal", l_terminal},
    {"width", l_width},       {NULL, NULL},
};

static void new_class(lua_State *L, const char *name, const luaL_Reg *meta,
                      const luaL_Reg *methods) {
  luaL_newmetatable(L, name);
  luaL_setfuncs(L, meta, 0);
  if (methods != NULL) {
    lua_newtable(L);
    luaL_setfuncs(L, methods, 0);
    lua_setfield(L, -2, "__index");
  }
  lua_pop(L, 1);
}

/* The module's one visible symbol. */
__attribute__((visibility("default"))) int luaopen_ibid_core(lua_State *L);

int luaopen_ibid_core(lua_State *L) {
  new_class(L, TEXT, text_meta, text_methods);
  new_class(L, LAYER, layer_meta, layer_methods);
  new_class(L, LANGUAGE, language_meta, NULL);
  new_class(L, COUNT, count_meta, NULL);
  new_class(L, SUMS, sums_meta, sums_methods);
  new_pool(L);
  luaL_newlib(L, functions);
  lua_pushliteral(L, IBID_VERSION);
  lua_setfield(L, -2, "version");
  return 1;
}
