--- The command as LuaRocks installs it: it finds the modules of the tree that it
-- stands in, even if LuaRocks was told not to look at trees.
-- @script ibid

local tree, version = arg[0]:match "^(.*)/lib/luarocks/rocks%-([%d.]+)/"
if tree then
  local lua, lib = tree .. "/share/lua/" .. version, tree .. "/lib/lua/" .. version
  package.path = lua .. "/?.lua;" .. lua .. "/?/init.lua;" .. package.path
  package.cpath = lib .. "/?.so;" .. package.cpath
end

require "ibid.command.main"
