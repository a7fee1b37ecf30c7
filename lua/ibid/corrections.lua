--- Corrections: a span table that a user has edited, taken over.
--
-- The quotations of the document are then those of the table (its rows `quote`,
-- `blockquote` and `epigraph`), with the kinds, speakers, cues and notes that stand
-- there; a row without `speaker=` has no speaker.  Other kinds are read as ever.
-- @module ibid.corrections

local corrections = {}

local KINDS = { quote = "inline", blockquote = "block", epigraph = "epigraph" }

-- ---- Reading the table ----------------------------------------------------

local function attributes(text)
  local list = {}
  for name, value in text:gmatch "([^=;]+)=([^;]*)" do list[name] = value end
  return list
end

--- The cells of a line, by the names in the first line.
local function row_of(columns, line)
  local row, c = {}, 0
  for cell in (line .. "\t"):gmatch "([^\t]*)\t" do
    c = c + 1
    row[columns[c] or c] = cell
  end
  row.first, row.last = math.tointeger(row.first), math.tointeger(row.last)
  row.attrs = attributes(row.attrs or "")
  return row
end

--- Read a span table.
-- @string path
-- @treturn {table,...}|nil its rows
-- @treturn ?string what is wrong with it
function corrections.read(path)
  local file <close>, message = io.open(path, "rb")
  if not file then return nil, message end
  local columns, rows = nil, {}
  for line in file:lines() do
    line = line:gsub("\r$", "")
    if not columns then
      columns = {}
      for name in line:gmatch "[^\t]+" do columns[#columns + 1] = name end
      if columns[1] ~= "kind" then return nil, path .. ": this is no span table" end
    elseif line ~= "" then
      local row = row_of(columns, line)
      if not (row.first and row.last) then
        return nil, ("%s: a row has no place: %s"):format(path, line)
      end
      rows[#rows + 1] = row
    end
  end
  return rows
end

-- ---- Quotations from it ---------------------------------------------------

--- The places of the calls by their names in the table.
local function calls_of(doc, rows)
  local calls = {}
  for _, row in ipairs(rows) do
    local reference = row.kind == "noteref" and doc.references:at(row.first)
    if reference then calls[row.id] = reference.index end
  end
  return calls
end

local function item_of(row, calls)
  local attrs = row.attrs
  return {
    first = row.first, last = row.last, kind = KINDS[row.kind],
    level = math.tointeger(attrs.level) or 1,
    mark = attrs.mark, paragraphs = math.tointeger(attrs.paragraphs) or 1,
    confidence = tonumber(attrs.confidence),
    reference = calls[row.target], given = attrs,
  }
end

local COLUMNS = {
  level = false, mark = false, paragraphs = false, confidence = false,
  reference = "references",
}

--- The quotations of a document as its corrections have them.
-- @tparam ibid.Document doc
-- @tparam {table,...} rows as `read` gives them
-- @treturn table|nil items of the layer; nil if the table has no quotations
function corrections.quotations(doc, rows)
  local items, calls, size = {}, calls_of(doc, rows), doc.core:size()
  for _, row in ipairs(rows) do
    local is_inside = row.first >= 1 and row.first <= row.last and row.last <= size
    if KINDS[row.kind] and is_inside then items[#items + 1] = item_of(row, calls) end
  end
  if #items == 0 then return nil end
  table.sort(items, function(a, b)
    return a.first < b.first or a.first == b.first and a.last > b.last
  end)
  items.columns = function() return COLUMNS end
  return items
end

--- Whose the corrected quotations are.
-- @tparam table items
-- @treturn table as `ibid.speakers` gives it
function corrections.attributions(items)
  local found = {}
  for i = 1, #items do
    local given = items:value(i, "given")
    found[i] = {
      speaker = given.speaker, cue = given.cue, how = given.how,
      confidence = given.speaker and 1.0 or nil,
    }
  end
  return found
end

return corrections
