using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace JatengPortal.Kernel.Recipes.Expressions;

/// <summary>The id that <c>uuid()</c> gives: always the same for the same tenant, recipe and place in the file.</summary>
/// <remarks>A version-8 UUID out of SHA-256 (RFC 9562 §5.8, appendix B.2), over a namespace of our own and the names.</remarks>
internal static class NameBasedId
{
    // Made once at random; a changed namespace would change every id that recipes ever gave.
    private static readonly Guid Namespace = new("7b0e3f0c-5f0e-4a53-9d5b-0c1f6f2a9e41");

    /// <param name="names">In order; each counts with its length, so that no two lists of names run together.</param>
    public static Guid Of(params ReadOnlySpan<string> names)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Namespace.ToByteArray(bigEndian: true));
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var name in names)
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
        Span<byte> id = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(id);
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id[..16], bigEndian: true);
    }
}
