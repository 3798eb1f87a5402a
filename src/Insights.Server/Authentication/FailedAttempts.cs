using System.Net;
using System.Net.Sockets;

namespace Insights.Server.Authentication;

/// <summary>
/// Counts failed authentications by address: after ten failures in ten minutes an address is locked out for ten minutes, also with a valid secret, so
/// that nobody can go on guessing. A success in between does not reset the count.
/// </summary>
/// <param name="clock">For the time.</param>
internal sealed class FailedAttempts(TimeProvider clock)
{
    internal const int MaxFailures = 10;
    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    internal static readonly TimeSpan Lock = TimeSpan.FromMinutes(10);

    /// <summary>More addresses than this are not remembered; the ones that failed longest ago are forgotten first.</summary>
    private const int MaxAddresses = 10_000;

    private const int PrefixBytesOfIPv6 = 8;
    private readonly System.Threading.Lock gate = new();
    private readonly Dictionary<string, Attempts> byAddress = new(StringComparer.Ordinal);

    /// <summary>How long an address is still locked out; null where it is not.</summary>
    internal TimeSpan? LockedFor(IPAddress? address)
    {
        lock (gate)
        {
            return byAddress.TryGetValue(NameOf(address), out var attempts) && attempts.LockedUntil - clock.GetUtcNow() is { } left && left > TimeSpan.Zero ? left : null;
        }
    }

    /// <summary>Counts a failure.</summary>
    /// <returns>True where the address is locked out from now on.</returns>
    internal bool Fail(IPAddress? address)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            var name = NameOf(address);
            if (!byAddress.TryGetValue(name, out var attempts))
            {
                if (byAddress.Count >= MaxAddresses) Forget(now);
                byAddress.Add(name, attempts = new Attempts());
            }
            while (attempts.Failures.TryPeek(out var first) && first <= now - Window) attempts.Failures.Dequeue();
            attempts.Failures.Enqueue(now);
            if (attempts.Failures.Count < MaxFailures) return false;
            attempts.Failures.Clear();
            attempts.LockedUntil = now + Lock;
            return true;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (name, attempts) in byAddress.ToList())
            if (attempts.EndAt <= now) byAddress.Remove(name);
        while (byAddress.Count >= MaxAddresses) byAddress.Remove(byAddress.MinBy(pair => pair.Value.EndAt).Key);
    }

    /// <summary>Whoever has an IPv6 address has a whole network of them.</summary>
    private static string NameOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 && !IPAddress.IsLoopback(address)
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, PrefixBytesOfIPv6))
            : address.ToString();
    }

    private sealed class Attempts
    {
        internal Queue<DateTimeOffset> Failures { get; } = new();

        internal DateTimeOffset? LockedUntil { get; set; }

        /// <summary>When nothing of it counts any more.</summary>
        internal DateTimeOffset EndAt => Failures.Count > 0 ? Failures.Last() + Window : LockedUntil ?? DateTimeOffset.MinValue;
    }
}
