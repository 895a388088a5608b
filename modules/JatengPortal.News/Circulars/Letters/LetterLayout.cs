namespace JatengPortal.News.Circulars.Letters;

/// <summary>How the parts of the letter stand on the page; two ways are in use.</summary>
public enum LetterLayout
{
    /// <summary>National archive style: addressees (Yth.), then number and subject in centred capitals; place and date at the foot.</summary>
    A,

    /// <summary>Letter of a regional government: place and date and the block nomor, sifat, lampiran, hal at the head.</summary>
    B,
}
