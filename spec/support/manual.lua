--- The manual's examples: runs them and puts what they print into the manual.
--
-- `make manual` rewrites `doc/manual.md`; its spec demands that nothing would change.
-- A block ```` ```lua ```` ends in lines `--> …`, a block ```` ```console ```` has
-- commands behind `$ `, each with its output.
-- @module spec.support.manual

local manual = {}

manual.path = "doc/manual.md"

--- What a shell 80 columns wide shows of a command.
function manual.shell(command)
  local quoted = command:gsub("'", "'\\''")
  local pipe = io.popen("LD_PRELOAD= PATH=\"$PWD/build:$PATH\" COLUMNS=80 sh -c '" .. quoted
    .. "' 2>&1")
  local output = pipe:read "a"
  pipe:close()
  return (output:gsub("%s+$", ""))
end

local function run_console(block)
  local list = {}
  for command in ("\n" .. block):gmatch "\n%$ ([^\n]+)" do
    local output = manual.shell(command)
    list[#list + 1] = "$ " .. command .. (output ~= "" and "\n" .. output or "")
  end
  return table.concat(list, "\n")
end

local function run_lua(block)
  local code, lines = block:gsub("\n%-%->[^\n]*", ""), {}
  local function print_line(...)
    local values = table.pack(...)
    for i = 1, values.n do values[i] = tostring(values[i]) end
    for line in (table.concat(values, "\t") .. "\n"):gmatch "(.-)\n" do
      lines[#lines + 1] = ("--> " .. line):gsub("%s+$", "")
    end
  end
  local environment = setmetatable({ print = print_line }, { __index = _G })
  assert(load(code, "=" .. manual.path, "t", environment))()
  return code .. "\n" .. table.concat(lines, "\n")
end

local RUN = { lua = run_lua, console = run_console }

--- The blocks of a language.
function manual.blocks(text, language)
  local list = {}
  for block in text:gmatch("\n```" .. language .. "\n(.-)\n```") do list[#list + 1] = block end
  return list
end

--- What a block would be with what its examples print now.
function manual.run(language, block)
  return RUN[language](block)
end

function manual.read()
  local file <close> = assert(io.open(manual.path, "rb"))
  return file:read "a"
end

--- Rewrite the manual.
function manual.refresh()
  local text = manual.read()
  for language, run in pairs(RUN) do
    text = text:gsub("(\n```" .. language .. "\n)(.-)(\n```)", function(open, block, close)
      return open .. run(block) .. close
    end)
  end
  local file <close> = assert(io.open(manual.path, "wb"))
  file:write(text)
end

return manual
