using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace JatengPortal.News.Articles.Import.WordPress;

/// <summary>Texts of a file that came up before, each in 16 bytes however long it is: a file has hundreds of thousands.</summary>
internal sealed class SeenTexts
{
    private readonly HashSet<UInt128> _hashes = [];

    /// <returns>False where the text came up before.</returns>
    public bool Add(string text) => _hashes.Add(BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
}
