-- KEYS: the lock. ARGV: owner. The fence stays, until the key is forgotten.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local lock = redis.call('HMGET', KEYS[1], 'owner', 'end')
if lock[1] ~= ARGV[1] or tonumber(lock[2]) <= now then
  return {0}
end
redis.call('HSET', KEYS[1], 'end', '0')
return {1}
