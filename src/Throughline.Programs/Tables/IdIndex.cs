namespace Throughline.Programs.Tables;

/// <summary>Gives each identifier a number that never changes. Append-only and shared by all versions of a table, so that a new version costs no new index.</summary>
/// <remarks>Reading takes no lock: an entry's number is published after its key, and a grown directory is published whole. Adding takes a lock.</remarks>
internal sealed class IdIndex
{
    private readonly Lock _adding = new();
    private volatile Directory _directory;
    private int _count;

    /// <summary>An empty index with room for some identifiers.</summary>
    public IdIndex(int room = 0) => _directory = new Directory(CapacityFor(room));

    /// <summary>How many numbers have been given.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The number of an identifier, or -1.</summary>
    public int Find(Guid id) => _directory.Find(id);

    /// <summary>The number of an identifier, given now if it has none.</summary>
    public int FindOrAdd(Guid id)
    {
        var known = _directory.Find(id);
        if (known >= 0) return known;
        lock (_adding)
        {
            known = _directory.Find(id);
            if (known >= 0) return known;
            if ((_count + 1) * 2 > _directory.Capacity) _directory = _directory.Grown();
            _directory.Add(id, _count);
            Volatile.Write(ref _count, _count + 1);
            return _count - 1;
        }
    }

    private static int CapacityFor(int room) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, room * 2 + 2));

    /// <summary>Open addressing with linear probing, never more than half full; a stored number is one higher, 0 means free.</summary>
    private sealed class Directory(int capacity)
    {
        private readonly Guid[] _keys = new Guid[capacity];
        private readonly int[] _numbers = new int[capacity];

        public int Capacity => capacity;

        public int Find(Guid id)
        {
            for (var place = id.GetHashCode() & (capacity - 1); ; place = (place + 1) & (capacity - 1))
            {
                var number = Volatile.Read(ref _numbers[place]);
                if (number == 0) return -1;
                if (_keys[place] == id) return number - 1;
            }
        }

        public void Add(Guid id, int number)
        {
            var place = id.GetHashCode() & (capacity - 1);
            while (_numbers[place] != 0) place = (place + 1) & (capacity - 1);
            _keys[place] = id;
            Volatile.Write(ref _numbers[place], number + 1);
        }

        public Directory Grown()
        {
            var grown = new Directory(capacity * 2);
            for (var place = 0; place < capacity; place++)
                if (_numbers[place] != 0)
                    grown.Add(_keys[place], _numbers[place] - 1);
            return grown;
        }
    }
}
