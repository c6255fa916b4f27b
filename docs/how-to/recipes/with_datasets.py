from datasets import Dataset

import wirecopy


def fields(row: dict) -> dict:
    article = wirecopy.parse(row["text"])
    return {"headline": article.headline, "source": article.source, "text": article.body}


if __name__ == "__main__":
    stories = ["Bridge opens\n\nLIMA, March 3 (Reuters) - The bridge opened on Sunday.\n"]
    print(Dataset.from_dict({"text": stories}).map(fields)[0])
