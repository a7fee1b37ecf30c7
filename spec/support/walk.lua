--- The files under a folder.
-- @module spec.support.walk

local lfs = require "lfs"

--- The files under a folder whose names end so, sorted.
-- @string folder
-- @string ending
-- @tparam[opt] table list files to add to
-- @treturn {string,...}
local function walk(folder, ending, list)
  list = list or {}
  for name in lfs.dir(folder) do
    local path = folder .. "/" .. name
    if name:sub(1, 1) ~= "." and lfs.attributes(path, "mode") == "directory" then
      walk(path, ending, list)
    elseif name:sub(-#ending) == ending then
      list[#list + 1] = path
    end
  end
  table.sort(list)
  return list
end

return walk
