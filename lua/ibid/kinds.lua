return function(q) local _,_,k = q.source.items:span(q.index) return k=="inline" and "speech" or k end
