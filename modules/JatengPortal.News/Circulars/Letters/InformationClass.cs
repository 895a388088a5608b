namespace JatengPortal.News.Circulars.Letters;

/// <summary>Whether the public may know what the letter says (UU 14/2008).</summary>
public enum InformationClass
{
    /// <summary>Terbuka.</summary>
    Open,

    /// <summary>Dikecualikan, for a reason (UU 14/2008, Pasal 17).</summary>
    Exempt,
}
