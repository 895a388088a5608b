using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.Identity.SignIn;

/// <summary>From where a request comes.</summary>
internal static class Device
{
    private const int NetworkBytes = 8;

    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress is { } address
        ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString()
        : "";

    /// <summary>The address that attempts are counted by: a household has a whole IPv6 network (RFC 6177), so its first 64 bits.</summary>
    public static string NetworkOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } address)
            return AddressOf(context);
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes).ToString();
    }

    public static string UserAgentOf(HttpContext context, int longest = 300)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        return agent.Length <= longest ? agent : agent[..longest];
    }
}
