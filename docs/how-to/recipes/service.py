from fastapi import FastAPI
from pydantic import BaseModel

import wirecopy

app = FastAPI()


class Story(BaseModel):
    text: str
    headline: str | None = None


@app.post("/parse")
def parse(story: Story) -> dict[str, object]:
    stated = wirecopy.Stated(headline=story.headline)
    return wirecopy.parse(story.text, stated=stated).to_dict()
