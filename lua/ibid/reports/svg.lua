--- Drawing in SVG: lines, boxes, words, axes.  Black on white, so that it prints.
--
-- A drawing is a list of pieces that `finish` puts together; what is drawn first lies
-- below.  Lengths are in pixels, from the top left corner.
-- @module ibid.reports.svg

local core = require "ibid.core"
local sound = require "ibid.sound"

local svg = {
  --- Height of a line of words, and about how wide one column of them is.
  LINE = 18,
  COLUMN = 7.2,
  --- Greys that a printer keeps apart.
  INK = "#111111", DARK = "#444444", MIDDLE = "#999999", LIGHT = "#dddddd",
  PAPER = "#ffffff",
}

-- ---- Text -----------------------------------------------------------------

local ENTITIES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }

--- Text as XML has it; what XML must not hold becomes U+FFFD.
-- @param text anything that `tostring` takes
-- @treturn string
function svg.escape(text)
  text = sound(tostring(text)):gsub("[%z\1-\8\11\12\14-\31\127]", "\u{FFFD}")
  text = text:gsub("\u{FFFE}", "\u{FFFD}"):gsub("\u{FFFF}", "\u{FFFD}")
  return (text:gsub('[&<>"]', ENTITIES))
end

--- About how many pixels wide a text is.
function svg.width(text)
  return core.width(sound(tostring(text))) * svg.COLUMN
end

--- A length without a tail of digits.
local function pixels(value)
  return (("%.2f"):format(value):gsub("%.?0+$", ""))
end

--- A number as people read it: 1,234 or 0.05.
-- @number value
-- @treturn string
function svg.number(value)
  if value ~= value or value == math.huge or value == -math.huge then return "–" end
  if math.abs(value) < 1000 and value ~= math.floor(value) then
    return (("%.3g"):format(value):gsub("^%-", "−"))
  end
  local digits = ("%.0f"):format(math.abs(value))
  digits = digits:reverse():gsub("(%d%d%d)", "%1,"):reverse():gsub("^,", "")
  return (value < 0 and "−" or "") .. digits
end

-- ---- Drawing --------------------------------------------------------------

--- Begin a drawing.
-- @number width
-- @number height
-- @string title what it shows, for those who cannot see it
-- @treturn table the drawing
function svg.open(width, height, title)
  return { width = width, height = height, title = title }
end

local function add(drawing, format, ...)
  drawing[#drawing + 1] = format:format(...)
end

--- A box; `options.fill` and `options.stroke` are colours.
function svg.box(drawing, x, y, width, height, options)
  options = options or {}
  add(drawing, '<rect x="%s" y="%s" width="%s" height="%s" fill="%s" stroke="%s"/>',
    pixels(x), pixels(y), pixels(math.max(width, 0)), pixels(math.max(height, 0)),
    options.fill or svg.DARK, options.stroke or "none")
end

--- A line; `options.stroke`, `options.thick` and `options.dashes`.
function svg.line(drawing, x1, y1, x2, y2, options)
  options = options or {}
  local dashes = options.dashes and (' stroke-dasharray="%s"'):format(options.dashes) or ""
  add(drawing, '<line x1="%s" y1="%s" x2="%s" y2="%s" stroke="%s" stroke-width="%s"%s/>',
    pixels(x1), pixels(y1), pixels(x2), pixels(y2), options.stroke or svg.INK,
    pixels(options.thick or 1), dashes)
end

--- A disc; `options.fill` and `options.stroke`.
function svg.dot(drawing, x, y, radius, options)
  options = options or {}
  add(drawing, '<circle cx="%s" cy="%s" r="%s" fill="%s" stroke="%s"/>', pixels(x),
    pixels(y), pixels(radius), options.fill or svg.DARK, options.stroke or "none")
end

--- Words with their base line at `y`; `options.anchor` is `start`, `middle` or `end`,
-- `options.bold`, `options.size`, `options.fill`.
function svg.text(drawing, x, y, words, options)
  options = options or {}
  add(drawing, '<text x="%s" y="%s" text-anchor="%s" font-size="%s" fill="%s"%s>%s</text>',
    pixels(x), pixels(y), options.anchor or "start", pixels(options.size or 13),
    options.fill or svg.INK, options.bold and ' font-weight="bold"' or "",
    svg.escape(words))
end

--- The drawing as a file of its own.
-- @treturn string
function svg.finish(drawing)
  local head = ('<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" '
    .. 'viewBox="0 0 %s %s" font-family="sans-serif" role="img">\n<title>%s</title>\n'
    .. '<rect width="100%%" height="100%%" fill="%s"/>\n')
    :format(pixels(drawing.width), pixels(drawing.height), pixels(drawing.width),
      pixels(drawing.height), svg.escape(drawing.title), svg.PAPER)
  return head .. table.concat(drawing, "\n") .. "\n</svg>\n"
end

-- ---- Axes -----------------------------------------------------------------

--- Round numbers from `low` to `high`, about `wanted` of them: 1, 2 or 5 times a power
-- of ten apart.
-- @treturn {number,...}
function svg.ticks(low, high, wanted)
  local span = high - low
  if not (span > 0 and span < math.huge) then return { low } end
  local rough = span / math.max(wanted or 5, 1)
  local power = 10.0 ^ math.floor(math.log(rough, 10))
  local step = power
  for _, times in ipairs { 2, 5, 10 } do
    if step < rough then step = times * power end
  end
  local list, first = {}, math.ceil(low / step - 1e-9)
  for i = first, math.floor(high / step + 1e-9) do list[#list + 1] = i * step end
  return list
end

--- From a number's place between `low` and `high` to pixels between `from` and `to`.
-- @treturn function
function svg.scale(low, high, from, to)
  local span = high - low
  if span == 0 then span = 1 end
  return function(value) return from + (value - low) / span * (to - from) end
end

--- A horizontal axis below a plot, with ticks and, through the plot, faint lines.
-- @tparam table drawing
-- @tparam table axis `low`, `high`, `left`, `right`, `top`, `bottom`; `ticks` (a list of
-- numbers), `label`, `write` (from a number to words)
function svg.axis(drawing, axis)
  local place = svg.scale(axis.low, axis.high, axis.left, axis.right)
  local write = axis.write or svg.number
  for _, tick in ipairs(axis.ticks or svg.ticks(axis.low, axis.high)) do
    local x = place(tick)
    svg.line(drawing, x, axis.top, x, axis.bottom, { stroke = svg.LIGHT })
    svg.line(drawing, x, axis.bottom, x, axis.bottom + 4)
    svg.text(drawing, x, axis.bottom + 17, write(tick), { anchor = "middle", size = 11 })
  end
  svg.line(drawing, axis.left, axis.bottom, axis.right, axis.bottom)
  if axis.label then
    local middle = (axis.left + axis.right) / 2
    svg.text(drawing, middle, axis.bottom + 34, axis.label, { anchor = "middle", size = 12 })
  end
end

return svg
