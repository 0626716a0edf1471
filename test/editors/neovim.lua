-- Runs inside Neovim with the set-up of docs/editors.md loaded and a Procfile open. Writes what a person would see to
-- the file that PROCFILE_DOCTOR_REPORT names, as JSON.
local report = {}

local function wait(what, condition)
  if not vim.wait(60000, condition, 50) then error('nothing came: ' .. what) end
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
end

local ok, problem = pcall(function()
  local version = vim.version()
  report.version = string.format('%d.%d', version.major, version.minor)
  report.filetype = vim.bo.filetype

  wait('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
  report.diagnostics = vim.tbl_map(function(one)
    return { line = one.lnum, from = one.col, to = one.end_col, severity = one.severity, code = one.code, source = one.source }
  end, vim.diagnostic.get(0))

  -- Where the cursor stands on `-b`, hovering opens a window.
  vim.api.nvim_win_set_cursor(0, { 1, text():find('%-b') - 1 })
  vim.lsp.buf.hover()
  wait('hover', function() return #vim.api.nvim_list_wins() > 1 end)
  local float = vim.api.nvim_list_wins()[2]
  local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(float), 0, -1, false)
  report.hover = table.concat(lines, '\n')
  vim.api.nvim_win_close(float, true)

  -- The menu of code actions: its first entry is taken.
  vim.ui.select = function(items, options, choose)
    report.actions = vim.tbl_map(options.format_item, items)
    choose(items[1], 1)
  end
  local before = text()
  vim.api.nvim_win_set_cursor(0, { 1, report.diagnostics[1].from })
  vim.lsp.buf.code_action()
  wait('code action', function() return text() ~= before end)
  report.fixed = text()
  wait('diagnostics of the repaired text', function() return #vim.diagnostic.get(0) == 0 end)

  vim.api.nvim_buf_set_lines(0, 0, 1, false, { (text():gsub('web: ', 'web:     ')) })
  if vim.lsp.buf.format then vim.lsp.buf.format({ timeout_ms = 60000 }) else vim.lsp.buf.formatting_sync(nil, 60000) end
  report.formatted = text()
end)
if not ok then report.problem = tostring(problem) end

local file = assert(io.open(os.getenv('PROCFILE_DOCTOR_REPORT'), 'w'))
file:write(vim.fn.json_encode(report))
file:close()
vim.cmd('qall!')
